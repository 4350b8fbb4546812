package io.taskledger.platform.request;

import jakarta.servlet.ServletRequest;

import org.jspecify.annotations.Nullable;

/** Why a request was refused, for operators; the client is told less. */
public final class RefusalReason {

    private static final String ATTRIBUTE = RefusalReason.class.getName();

    private RefusalReason() {}

    /**
     * Notes the reason; the first stays.
     *
     * @param reason a few words of ours, such as {@code expired}; nothing that the client sent
     */
    public static void note(ServletRequest request, String reason) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, reason);
        }
    }

    static @Nullable String of(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }
}
