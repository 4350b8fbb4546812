package io.taskledger.platform.consistency;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.platform.problem.ProblemException;

import java.util.Map;
import java.util.function.BooleanSupplier;

/** Writes consistency tokens in a form that all instances can read that run now. */
public final class TokenWriter {

    private final BooleanSupplier fingerprints;

    /**
     * @param fingerprints false for now if there may be readers that know positions only; asked for
     *     each token
     */
    public TokenWriter(BooleanSupplier fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** The header value. */
    public String text(ConsistencyToken token) {
        return (fingerprints.getAsBoolean() ? token : token.withoutFingerprint()).encoded();
    }

    /** The id of an event of a stream, for readers of the release before a plain position. */
    public String eventId(ConsistencyToken token) {
        return fingerprints.getAsBoolean() ? token.encoded() : Long.toString(token.position());
    }

    /**
     * What somebody is told who has seen what the log does not have.
     *
     * @param present token of the head of the log, with which to go on
     */
    public ProblemException unknown(ConsistencyToken present) {
        String text = text(present);
        return new ProblemException(
                        ErrorCode.TOKEN_UNKNOWN,
                        "The log may have been restored to an earlier time. Drop what you have and"
                                + " read again.",
                        Map.of("token", text))
                .header(ConsistencyToken.HEADER, text);
    }
}
