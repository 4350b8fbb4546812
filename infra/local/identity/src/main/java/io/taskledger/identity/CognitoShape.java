package io.taskledger.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

import java.util.List;

/** Gives tokens the claims that Amazon Cognito gives them. */
final class CognitoShape implements OAuth2TokenCustomizer<JwtEncodingContext> {

    @Override
    public void customize(JwtEncodingContext context) {
        Authentication principal = context.getPrincipal();
        if (principal == null || !(principal.getPrincipal() instanceof DemoAccount account)) {
            return;
        }
        JwtClaimsSet.Builder claims = context.getClaims();
        claims.claim("cognito:groups", List.of(account.group()));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            claims.claim("token_use", "access")
                    .claim("client_id", context.getRegisteredClient().getClientId())
                    .claim("username", account.name())
                    .claim("scope", String.join(" ", context.getAuthorizedScopes()))
                    .claim("version", 2)
                    .claims(all -> all.keySet().removeAll(List.of("aud", "nbf")));
            nameSession(claims, context.getAuthorization());
        } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            claims.claim("token_use", "id")
                    .claim("cognito:username", account.name())
                    .claim("preferred_username", account.name())
                    .claim("name", account.name());
        }
    }

    /** The same in each token that is refreshed: what a sign-out ends, and since when it is. */
    private static void nameSession(
            JwtClaimsSet.Builder claims, @Nullable OAuth2Authorization session) {
        if (session == null) {
            return;
        }
        claims.claim("origin_jti", session.getId());
        var code = session.getToken(OAuth2AuthorizationCode.class);
        if (code != null && code.getToken().getIssuedAt() != null) {
            claims.claim("auth_time", code.getToken().getIssuedAt().getEpochSecond());
        }
    }
}
