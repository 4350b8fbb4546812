package io.taskledger.platform.problem;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.request.LineBudget;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells of requests that failed because something is away for now: one line each, without a stack,
 * and only so many, since every request fails then.
 */
final class OutageLog {

    private static final Logger log = LoggerFactory.getLogger(OutageLog.class);
    private static final int MOST_CHARACTERS = 300;
    private static final int MOST_CAUSES = 20;

    private final LineBudget lines;

    OutageLog(LineBudget lines) {
        this.lines = lines;
    }

    void line(ErrorCode code, Throwable exception) {
        if (!lines.take()) {
            return;
        }
        LoggingEventBuilder line = log.atWarn();
        long missing = lines.takeOmitted();
        if (missing > 0) {
            line.addKeyValue("omittedBefore", missing);
        }
        line.log("Request failed: {}: {}", code.code(), inOneLine(exception));
    }

    private static String inOneLine(Throwable exception) {
        Throwable cause = exception;
        for (int i = 0; i < MOST_CAUSES && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        String words = exception.getClass().getSimpleName();
        words += cause == exception ? ": " + cause.getMessage() : ", " + cause;
        words = words.replaceAll("\\s+", " ");
        return words.length() <= MOST_CHARACTERS ? words : words.substring(0, MOST_CHARACTERS);
    }
}
