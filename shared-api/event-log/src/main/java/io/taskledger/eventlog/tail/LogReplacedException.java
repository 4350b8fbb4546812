package io.taskledger.eventlog.tail;

/**
 * The log that is there now is not the one that a stream has read from: it was restored to an
 * earlier time, or is another. What follows the stream's place is unrelated to what it has read.
 */
public final class LogReplacedException extends RuntimeException {

    LogReplacedException() {
        super("The log is not the one that was followed: it lacks events that were read from it");
    }
}
