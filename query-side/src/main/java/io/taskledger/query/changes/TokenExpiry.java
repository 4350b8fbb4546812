package io.taskledger.query.changes;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Base64;

/** Until when the access token of a request is good; it was verified when the request came in. */
final class TokenExpiry {

    private TokenExpiry() {}

    static Instant of(HttpServletRequest request, JsonMapper json) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String payload = header.split("\\.")[1];
        return Instant.ofEpochSecond(
                json.readTree(Base64.getUrlDecoder().decode(payload)).path("exp").asLong());
    }
}
