package io.taskledger.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/**
 * A code is good for one try: whoever offers it with a wrong verifier spends it, so that one who
 * has stolen a code cannot go on guessing.
 */
final class SpentCodes implements AuthenticationProvider {

    private static final OAuth2TokenType CODE = new OAuth2TokenType(OAuth2ParameterNames.CODE);

    private final AuthenticationProvider verifiers;
    private final OAuth2AuthorizationService authorizations;

    /**
     * @param verifiers checks them
     */
    SpentCodes(AuthenticationProvider verifiers, OAuth2AuthorizationService authorizations) {
        this.verifiers = verifiers;
        this.authorizations = authorizations;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        try {
            return verifiers.authenticate(authentication);
        } catch (OAuth2AuthenticationException refused) {
            spend((OAuth2ClientAuthenticationToken) authentication);
            throw refused;
        }
    }

    private void spend(OAuth2ClientAuthenticationToken client) {
        if (client.getAdditionalParameters().get(OAuth2ParameterNames.CODE)
                instanceof String code) {
            OAuth2Authorization authorization = authorizations.findByToken(code, CODE);
            if (authorization != null) {
                authorizations.remove(authorization);
            }
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return verifiers.supports(authentication);
    }
}
