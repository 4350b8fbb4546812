package io.taskledger.query.reading;

/** There was no room for the rows of an answer; none was read. */
final class LargeAnswerException extends RuntimeException {

    LargeAnswerException(long bytes) {
        super(bytes + " bytes", null, false, false);
    }
}
