package io.taskledger.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

import java.io.IOException;

/** With the session end the refresh tokens of the sign-in that the ID token came from. */
final class SignedOutForGood implements AuthenticationSuccessHandler {

    private static final OAuth2TokenType ID_TOKEN =
            new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

    private final OAuth2AuthorizationService authorizations;
    private final AuthenticationSuccessHandler next = new OidcLogoutAuthenticationSuccessHandler();

    SignedOutForGood(OAuth2AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signOut)
            throws IOException, ServletException {
        if (signOut instanceof OidcLogoutAuthenticationToken token) {
            OAuth2Authorization authorization =
                    authorizations.findByToken(token.getIdTokenHint(), ID_TOKEN);
            if (authorization != null) {
                authorizations.remove(authorization);
            }
        }
        next.onAuthenticationSuccess(request, response, signOut);
    }
}
