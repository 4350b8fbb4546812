package io.taskledger.query.operations.rebuild;

/** Another instance drives the rebuild now, or an operator stopped it. */
final class LeaseLostException extends RuntimeException {

    LeaseLostException() {
        super("Not ours to go on with", null, false, false);
    }
}
