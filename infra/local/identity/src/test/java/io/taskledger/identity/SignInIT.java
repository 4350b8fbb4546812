package io.taskledger.identity;

import static io.taskledger.identity.RunningProvider.APP;
import static io.taskledger.identity.RunningProvider.ISSUER;
import static io.taskledger.identity.RunningProvider.browser;
import static io.taskledger.identity.RunningProvider.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The way to tokens, as the web client goes it. */
class SignInIT {

    @ParameterizedTest
    @CsvSource({
        "admin, 018f0000-0000-7000-8000-000000000001, ADMIN",
        "alice, 018f0000-0000-7000-8000-000000000002, USER",
        "bob, 018f0000-0000-7000-8000-000000000003, USER",
        "carol, 018f0000-0000-7000-8000-000000000004, USER",
    })
    void issuesTokensOfTheShapeOfCognito(String name, String id, String group) {
        JsonNode tokens = browser().tokensOf(name);
        Jwt access = decode(tokens.path("access_token").asString(), ISSUER);

        assertThat(access.getHeaders()).containsEntry("alg", "RS256").containsKey("kid");
        assertThat(access.getClaims())
                .containsEntry("sub", id)
                .containsEntry("username", name)
                .containsEntry("client_id", "taskledger-web")
                .containsEntry("token_use", "access")
                .containsEntry("scope", "openid profile")
                .containsKeys("iat", "jti")
                .doesNotContainKey("aud");
        assertThat(access.getClaimAsString("iss")).isEqualTo(ISSUER);
        assertThat(access.getClaimAsStringList("cognito:groups")).containsExactly(group);
        assertThat(Duration.between(access.getIssuedAt(), access.getExpiresAt()))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(access.getExpiresAt()).isAfter(Instant.now());

        JsonNode idToken = Browser.claims(tokens.path("id_token").asString());
        assertThat(idToken.path("token_use").asString()).isEqualTo("id");
        assertThat(idToken.path("aud").asString()).isEqualTo("taskledger-web");
        assertThat(idToken.path("sub").asString()).isEqualTo(id);
        assertThat(idToken.path("nonce").asString()).isEqualTo("a-nonce");
        assertThat(idToken.path("name").asString()).isEqualTo(name);
    }

    @Test
    void carriesTheStateBack() {
        Browser browser = browser();
        browser.signIn("alice", "alice-demo");

        String callback = Browser.location(browser.get(browser.authorize(Map.of())));

        assertThat(callback).startsWith(APP + "/auth/callback?");
        assertThat(Browser.query(callback)).containsEntry("state", "a state").containsKey("code");
    }

    @ParameterizedTest
    @CsvSource({"alice, wrong", "nobody, nobody-demo"})
    void refusesWrongPasswordsAndStrangers(String name, String password) {
        Browser browser = browser();

        assertThat(browser.signIn(name, password)).endsWith("/sign-in?error");
        assertThat(Browser.location(browser.get(browser.authorize(Map.of())))).endsWith("/sign-in");
        assertThat(browser.get(ISSUER + "/sign-in?error").body())
                .contains("role=\"alert\" >That name and password");
    }

    @Test
    void demandsTheProofKey() {
        Browser browser = browser();
        browser.signIn("alice", "alice-demo");

        String without =
                Browser.location(
                        browser.get(
                                browser.authorize(
                                        Map.of(
                                                "code_challenge",
                                                "",
                                                "code_challenge_method",
                                                ""))));
        String code =
                Browser.query(Browser.location(browser.get(browser.authorize(Map.of()))))
                        .get("code");
        HttpResponse<String> wrong = browser.redeem(code, Browser.VERIFIER.replace('a', 'b'));

        assertThat(Browser.query(without)).containsEntry("error", "invalid_request");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(Browser.json(wrong).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void aCodeIsSpentByAWrongVerifier() {
        Browser browser = browser();
        browser.signIn("alice", "alice-demo");
        String code =
                Browser.query(Browser.location(browser.get(browser.authorize(Map.of()))))
                        .get("code");
        browser.redeem(code, Browser.VERIFIER.replace('a', 'b'));

        HttpResponse<String> right = browser.redeem(code, Browser.VERIFIER);

        assertThat(right.statusCode()).isEqualTo(400);
        assertThat(Browser.json(right).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void aCodeThatComesTwiceEndsWhatCameOfIt() {
        Browser browser = browser();
        browser.signIn("alice", "alice-demo");
        String code =
                Browser.query(Browser.location(browser.get(browser.authorize(Map.of()))))
                        .get("code");
        String refreshToken =
                Browser.json(browser.redeem(code, Browser.VERIFIER))
                        .path("refresh_token")
                        .asString();

        assertThat(browser.redeem(code, Browser.VERIFIER).statusCode()).isEqualTo(400);
        assertThat(browser.refresh(refreshToken).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/auth/callback",
                "http://127.0.0.1:18081/auth/callback",
                "http://127.0.0.1/auth/callback",
                "http://localhost:18081/auth/callback",
                "http://[::1]:18080/auth/callback",
                "http://localhost:18080/auth/callback/",
                "http://localhost:18080/auth/callback?a=b",
                "http://localhost:18080/",
                "http://127.0.0.1:18080@example.org/auth/callback",
            })
    void sendsNobodyToAForeignPlace(String place) {
        Browser browser = browser();
        browser.signIn("alice", "alice-demo");

        HttpResponse<String> answer = browser.get(browser.authorize(Map.of("redirect_uri", place)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Browser.location(answer)).isEmpty();
    }

    @Test
    void allowsOnlyTheAppsOrigin() {
        for (String path :
                new String[] {"/.well-known/openid-configuration", "/.well-known/jwks.json"}) {
            assertThat(preflight(path, APP)).isEqualTo(APP);
            assertThat(preflight(path, "http://127.0.0.1:18080")).isNotEmpty();
            assertThat(preflight(path, "https://example.org")).isEmpty();
        }
        assertThat(preflight("/oauth2/token", APP)).isEqualTo(APP);
        assertThat(preflight("/sign-in", APP)).isEmpty();
    }

    @Test
    void describesItselfTruthfully() {
        JsonNode metadata =
                Browser.json(browser().get(ISSUER + "/.well-known/openid-configuration"));

        assertThat(metadata.path("issuer").asString()).isEqualTo(ISSUER);
        assertThat(metadata.path("jwks_uri").asString())
                .isEqualTo(ISSUER + "/.well-known/jwks.json");
        assertThat(metadata.path("end_session_endpoint").asString()).startsWith(ISSUER);
        assertThat(metadata.path("token_endpoint_auth_methods_supported").toString())
                .isEqualTo("[\"none\"]");
        assertThat(metadata.path("scopes_supported").toString())
                .isEqualTo("[\"openid\",\"profile\"]");
    }

    private static String preflight(String path, String origin) {
        return browser()
                .send(
                        HttpRequest.newBuilder(URI.create(ISSUER + path))
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                .header("Origin", origin)
                                .header("Access-Control-Request-Method", "GET"))
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse("");
    }
}
