package io.taskledger.query.reading;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.platform.consistency.TokenWriter;

import org.springframework.stereotype.Component;

/** The tokens of answers, with the fingerprints that the read model did not know. */
@Component
public final class AnswerTokens {

    private final LogMarks log;
    private final TokenWriter writer;

    AnswerTokens(LogMarks log, TokenWriter writer) {
        this.log = log;
        this.writer = writer;
    }

    /** The header value. */
    public String text(ConsistencyToken token) {
        if (token.fingerprint() != ConsistencyToken.UNKNOWN) {
            return writer.text(token);
        }
        LogMark mark = log.at(token.position());
        return writer.text(new ConsistencyToken(mark.position(), mark.fingerprint()));
    }
}
