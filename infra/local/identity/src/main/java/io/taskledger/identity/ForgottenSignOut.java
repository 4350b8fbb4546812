package io.taskledger.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.util.UriComponentsBuilder;

import java.io.IOException;

/**
 * Sessions live in memory: after a restart the provider knows neither the session nor the ID token
 * of somebody who signs out. They are signed out all the same and go where they wanted to go, if
 * the client may send them there.
 */
final class ForgottenSignOut implements AuthenticationFailureHandler {

    private final RegisteredClientRepository clients;

    ForgottenSignOut(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        String target = request.getParameter("post_logout_redirect_uri");
        RegisteredClient client = clients.findByClientId(ProviderConfiguration.CLIENT_ID);
        if (target == null
                || client == null
                || !client.getPostLogoutRedirectUris().contains(target)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        UriComponentsBuilder location = UriComponentsBuilder.fromUriString(target);
        String state = request.getParameter("state");
        if (state != null) {
            location.queryParam("state", "{state}");
        }
        response.sendRedirect(
                state == null
                        ? location.toUriString()
                        : location.encode().buildAndExpand(state).toUriString());
    }
}
