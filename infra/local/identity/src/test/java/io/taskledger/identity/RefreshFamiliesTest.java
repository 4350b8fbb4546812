package io.taskledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

class RefreshFamiliesTest {

    private final RefreshFamilies families =
            new RefreshFamilies(Duration.ofSeconds(10), Clock.systemUTC());

    /** The refresh read the family, the sign-out ended it, the refresh comes back with it. */
    @Test
    void aRefreshUnderWayDoesNotReviveWhatASignOutEnded() {
        OAuth2Authorization family = family("one", "first");
        families.save(family);
        OAuth2Authorization refreshed =
                OAuth2Authorization.from(family).refreshToken(token("second")).build();
        families.remove(family);

        assertThatThrownBy(() -> families.save(refreshed))
                .isInstanceOf(OAuth2AuthenticationException.class);
        assertThat(families.findById("one")).isNull();
        assertThat(families.findByToken("second", null)).isNull();
        families.save(family("two", "third"));
        assertThat(families.findByToken("third", null)).isNotNull();
    }

    private static OAuth2Authorization family(String id, String refresh) {
        RegisteredClient client =
                RegisteredClient.withId("web")
                        .clientId("web")
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri("http://127.0.0.1/")
                        .build();
        return OAuth2Authorization.withRegisteredClient(client)
                .id(id)
                .principalName("ann")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .refreshToken(token(refresh))
                .build();
    }

    private static OAuth2RefreshToken token(String value) {
        return new OAuth2RefreshToken(value, Instant.now());
    }
}
