package io.taskledger.platform.problem;

import java.io.IOException;

/** A client takes its answer too slowly; what is missing of it will never be sent. */
public final class AnswerNotTakenException extends IOException {

    public AnswerNotTakenException() {
        super("the answer is taken too slowly");
    }
}
