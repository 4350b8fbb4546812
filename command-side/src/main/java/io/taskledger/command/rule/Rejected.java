package io.taskledger.command.rule;

import io.taskledger.api.error.ErrorCode;

/** The command was understood and is refused. Carries no stack trace: it is an answer. */
public class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public Rejected(ErrorCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /**
     * What everybody gets for whatever they may not see: a foreign thing, a thing of another kind,
     * and nothing at all look the same.
     */
    public static Rejected unseen() {
        return new Rejected(ErrorCode.NOT_FOUND, "There is no such thing that you may see.");
    }

    public ErrorCode code() {
        return code;
    }

    /** What to tell the caller; names nothing that the caller may not see. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
