package io.taskledger.identity;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

import java.util.function.Consumer;

/**
 * Codes go to the registered addresses only, letter by letter, as Amazon Cognito has it. Spring
 * allows any port of 127.0.0.1 (RFC 8252, for native programs), where any user of the machine may
 * listen.
 */
final class ExactRedirects
        implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        String target = request.getRedirectUri();
        if (target != null && !context.getRegisteredClient().getRedirectUris().contains(target)) {
            OAuth2Error error =
                    new OAuth2Error(
                            OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri is not known", null);
            // Without the request: the error must not be sent there either.
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(error, null);
        }
    }
}
