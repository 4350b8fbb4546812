package io.taskledger.command.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** Many callers who each do one thing after the other until the time is over. */
final class Callers {

    private Callers() {}

    /** How many things they did per second. */
    static double run(int count, IntFunction<AutoCloseableRunnable> callers)
            throws InterruptedException {
        LongAdder done = new LongAdder();
        long end = System.nanoTime() + CommandBenchmark.SECONDS * 1_000_000_000L;
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            threads.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try (var caller = callers.apply(number)) {
                                            while (System.nanoTime() < end) {
                                                caller.run();
                                                done.increment();
                                            }
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return done.sum() / ((System.nanoTime() - start) / 1e9);
    }

    interface AutoCloseableRunnable extends Runnable, AutoCloseable {
        @Override
        default void close() {}
    }
}
