package io.taskledger.system;

import java.time.Duration;

/** Tells on standard output what took how long. */
final class Stopwatch {

    private long begin = System.nanoTime();
    private long last = begin;

    /** Since the beginning. */
    Duration note(String what, Object... arguments) {
        long now = System.nanoTime();
        System.out.printf(
                "%7.1f s, +%.1f s  %s%n",
                (now - begin) / 1e9, (now - last) / 1e9, what.formatted(arguments));
        last = now;
        return Duration.ofNanos(now - begin);
    }

    void restart(String why, Object... arguments) {
        note(why, arguments);
        begin = last;
    }
}
