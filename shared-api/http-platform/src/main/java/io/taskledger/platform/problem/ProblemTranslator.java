package io.taskledger.platform.problem;

import org.jspecify.annotations.Nullable;

/** A bean of a service that knows what its own exceptions mean to a client. Asked in order. */
@FunctionalInterface
public interface ProblemTranslator {

    /** The answer for this exception, or null if it is not one of mine. */
    @Nullable ProblemException translate(Throwable exception);
}
