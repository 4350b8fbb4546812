package io.taskledger.local.entry;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** What browsers are told to allow to the web client; the same as in production. */
final class SecurityHeaders {

    private final Map<HttpString, String> headers = new LinkedHashMap<>();

    SecurityHeaders(URI issuer) {
        String identity = issuer.getScheme() + "://" + issuer.getAuthority();
        headers.put(
                new HttpString("Content-Security-Policy"),
                String.join(
                        "; ",
                        "default-src 'self'",
                        "script-src 'self'",
                        // The component library sets styles on elements.
                        "style-src 'self' 'unsafe-inline'",
                        "img-src 'self' data:",
                        "font-src 'self' data:",
                        "connect-src 'self' " + identity,
                        // Silent renewal of tokens.
                        "frame-src 'self' " + identity,
                        "form-action 'self' " + identity,
                        "frame-ancestors 'self'",
                        "base-uri 'self'",
                        "object-src 'none'"));
        headers.put(new HttpString("X-Content-Type-Options"), "nosniff");
        headers.put(new HttpString("X-Frame-Options"), "SAMEORIGIN");
        headers.put(new HttpString("Referrer-Policy"), "strict-origin-when-cross-origin");
        headers.put(
                new HttpString("Permissions-Policy"), "camera=(), geolocation=(), microphone=()");
    }

    void addTo(HeaderMap response) {
        headers.forEach(response::put);
    }
}
