package io.taskledger.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Who may sign in, with which client, and how tokens are made. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    static final String CLIENT_ID = "taskledger-web";

    @Bean
    UserDetailsService demoAccounts() {
        return name ->
                DemoAccount.ALL.stream()
                        .filter(account -> account.name().equalsIgnoreCase(name.strip()))
                        .findFirst()
                        .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    @Bean
    RegisteredClientRepository clients(IdentitySettings settings) {
        RegisteredClient.Builder web =
                RegisteredClient.withId(CLIENT_ID)
                        .clientId(CLIENT_ID)
                        .clientName("Taskledger")
                        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .scope("openid")
                        .scope("profile")
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(false)
                                        .build())
                        .tokenSettings(
                                TokenSettings.builder()
                                        .accessTokenTimeToLive(Duration.ofMinutes(15))
                                        .authorizationCodeTimeToLive(Duration.ofMinutes(2))
                                        .refreshTokenTimeToLive(Duration.ofHours(12))
                                        .reuseRefreshTokens(false)
                                        .build());
        for (String origin : settings.origins()) {
            web.redirectUri(origin + "/auth/callback")
                    .redirectUri(origin + "/auth/silent")
                    .postLogoutRedirectUri(origin + "/");
        }
        return new InMemoryRegisteredClientRepository(web.build());
    }

    @Bean
    OAuth2AuthorizationService authorizations(IdentitySettings settings) {
        return new RefreshFamilies(settings.refreshGrace(), Clock.systemUTC());
    }

    /** The keys are where Amazon Cognito has them. */
    @Bean
    AuthorizationServerSettings serverSettings(IdentitySettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer())
                .jwkSetEndpoint("/.well-known/jwks.json")
                .build();
    }

    @Bean
    JWKSource<SecurityContext> signingKey(IdentitySettings settings)
            throws IOException, JOSEException {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(settings.dataDir())));
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokens(JWKSource<SecurityContext> signingKey) {
        JwtGenerator signed = new JwtGenerator(new NimbusJwtEncoder(signingKey));
        signed.setJwtCustomizer(new CognitoShape());
        return new DelegatingOAuth2TokenGenerator(signed, new RotatingRefreshTokens());
    }
}
