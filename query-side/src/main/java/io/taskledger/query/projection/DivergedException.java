package io.taskledger.query.projection;

/** A generation cannot be folded on: it was made from a log that is not the one that is there. */
public final class DivergedException extends RuntimeException {

    DivergedException(String reason) {
        super(reason);
    }
}
