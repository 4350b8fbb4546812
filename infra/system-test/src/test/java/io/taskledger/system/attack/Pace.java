package io.taskledger.system.attack;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.ReentrantLock;

/** Holds this process to a share of one processor core: who attacks is not to win by computing. */
final class Pace {

    static final double CORES = 0.3;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final ReentrantLock turn = new ReentrantLock(true);
    private final long beginTime = System.nanoTime();
    private final long beginUsed = SYSTEM.getProcessCpuTime();

    /** Returns once the process has used no more than its share since the beginning. */
    void keep() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            while (share() > CORES) {
                Thread.sleep(5);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Cores used on average since the beginning. */
    double share() {
        return (double) (SYSTEM.getProcessCpuTime() - beginUsed) / (System.nanoTime() - beginTime);
    }
}
