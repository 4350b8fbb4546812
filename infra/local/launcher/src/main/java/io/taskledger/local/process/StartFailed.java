package io.taskledger.local.process;

/** A part did not become ready; the message is for the person at the terminal. */
public final class StartFailed extends Exception {

    private static final long serialVersionUID = 1L;

    public StartFailed(String message) {
        super(message);
    }
}
