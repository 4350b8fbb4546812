package io.taskledger.identity;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

import java.util.Map;

/**
 * A public client that refreshes or revokes: it has no secret and, unlike when it redeems a code,
 * no verifier either. What it proves is that it has the refresh token.
 */
final class PublicClientRequest extends OAuth2ClientAuthenticationToken {

    private PublicClientRequest(String clientId) {
        super(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
    }

    static AuthenticationConverter converter() {
        return PublicClientRequest::of;
    }

    private static @Nullable Authentication of(HttpServletRequest request) {
        boolean refresh = "refresh_token".equals(request.getParameter("grant_type"));
        boolean revoke = request.getRequestURI().endsWith("/oauth2/revoke");
        String clientId = request.getParameter("client_id");
        boolean other =
                request.getHeader("Authorization") != null
                        || request.getParameter("client_secret") != null;
        return clientId == null || other || !(refresh || revoke)
                ? null
                : new PublicClientRequest(clientId);
    }
}
