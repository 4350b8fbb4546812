package io.taskledger.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * An event that cannot be applied.
 *
 * @param cause for operators
 * @param thrown null for one that is parked behind another of its aggregate
 */
record DeadLetter(Fact fact, String cause, @Nullable Throwable thrown) {

    /** Characters of a cause: it may quote what somebody wrote. */
    private static final int LONGEST_CAUSE = 1_000;

    static DeadLetter of(Fact fact, Throwable thrown) {
        String cause = thrown.toString();
        return new DeadLetter(
                fact, cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)), thrown);
    }

    static DeadLetter behind(Fact fact) {
        return new DeadLetter(fact, "behind a parked event", null);
    }
}
