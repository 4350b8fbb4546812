package io.taskledger.query.cache;

import io.taskledger.eventlog.LogMark;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.reading.Subject;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Under which key an answer is stored. */
final class PageKey {

    private static final int LONGEST = 300;

    private PageKey() {}

    /** Differs whenever the answer may. */
    static String of(String prefix, Subject subject, Stamp stamp) {
        String key =
                prefix
                        + text(stamp.changed())
                        + ":"
                        + text(stamp.people())
                        + ":"
                        + who(subject)
                        + ":"
                        + subject.request();
        return key.length() <= LONGEST ? key : prefix + "#" + digest(key);
    }

    /** A log that is restored to an earlier time gives positions again, Redis keeps its pages. */
    private static String text(LogMark change) {
        return change.position() + "-" + Long.toString(change.fingerprint(), Character.MAX_RADIX);
    }

    private static String who(Subject subject) {
        if (!subject.personal()) {
            return "";
        }
        Caller caller = subject.caller();
        return (caller.isAdmin() ? "admin " : "user ") + caller.id();
    }

    private static String digest(String key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
