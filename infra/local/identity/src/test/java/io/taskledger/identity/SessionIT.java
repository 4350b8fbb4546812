package io.taskledger.identity;

import static io.taskledger.identity.RunningProvider.APP;
import static io.taskledger.identity.RunningProvider.DATA;
import static io.taskledger.identity.RunningProvider.ISSUER;
import static io.taskledger.identity.RunningProvider.browser;
import static io.taskledger.identity.RunningProvider.decode;
import static io.taskledger.identity.RunningProvider.freePort;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Staying signed in, signing out, and what outlives a restart. */
class SessionIT {

    @Test
    void rotatesRefreshTokens() {
        Browser browser = browser();
        JsonNode first = browser.tokensOf("bob");
        String old = first.path("refresh_token").asString();

        JsonNode second = Browser.json(browser.refresh(old));

        assertThat(decode(second.path("access_token").asString(), ISSUER).getClaims())
                .containsEntry("token_use", "access")
                .containsEntry("username", "bob");
        assertThat(second.path("id_token").asString()).isNotBlank();
        assertThat(second.path("refresh_token").asString()).isNotBlank().isNotEqualTo(old);
        HttpResponse<String> again = browser.refresh(old);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(Browser.json(again).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void revokesRefreshTokens() {
        Browser browser = browser();
        String token = browser.tokensOf("bob").path("refresh_token").asString();

        HttpResponse<String> revoked =
                browser.post(
                        "/oauth2/revoke", Map.of("client_id", "taskledger-web", "token", token));

        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(browser.refresh(token).statusCode()).isEqualTo(400);
    }

    @Test
    void aReplacedRefreshTokenThatComesBackSoonIsRefusedOnly() {
        Browser browser = browser();
        String old = browser.tokensOf("bob").path("refresh_token").asString();
        String next = Browser.json(browser.refresh(old)).path("refresh_token").asString();

        assertThat(browser.refresh(old).statusCode()).isEqualTo(400);
        assertThat(browser.refresh(next).statusCode()).isEqualTo(200);
    }

    @Test
    void aReplacedRefreshTokenThatComesBackEndsItsFamily() throws IOException {
        int port = freePort();
        try (ConfigurableApplicationContext strict =
                RunningProvider.start(port, "--identity.refresh-grace=0s")) {
            assertThat(strict.isRunning()).isTrue();
            Browser browser = new Browser("http://localhost:" + port, APP);
            String first = browser.tokensOf("bob").path("refresh_token").asString();
            String second = Browser.json(browser.refresh(first)).path("refresh_token").asString();
            String third = Browser.json(browser.refresh(second)).path("refresh_token").asString();
            String ofAnother = browser.tokensOf("carol").path("refresh_token").asString();

            assertThat(browser.refresh(first).statusCode()).isEqualTo(400);

            assertThat(browser.refresh(third).statusCode()).isEqualTo(400);
            assertThat(browser.refresh(ofAnother).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void signingOutRevokesTheRefreshToken() {
        Browser browser = browser();
        JsonNode tokens = browser.tokensOf("alice");

        browser.get(endSession(tokens.path("id_token").asString(), APP + "/"));

        assertThat(browser.refresh(tokens.path("refresh_token").asString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void revocationIsForKnownClientsAndSaysNothingOfTokens() {
        Browser browser = browser();
        String token = browser.tokensOf("bob").path("refresh_token").asString();
        Map<String, String> unknownToken = Map.of("client_id", "taskledger-web", "token", "x");
        Map<String, String> unknownClient = Map.of("client_id", "other", "token", token);

        assertThat(browser.post("/oauth2/revoke", unknownToken).statusCode()).isEqualTo(200);
        assertThat(browser.post("/oauth2/revoke", unknownClient).statusCode()).isEqualTo(401);
        assertThat(browser.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void renewsSilentlyWhileSignedIn() {
        Browser browser = browser();
        Map<String, String> silent = Map.of("prompt", "none", "redirect_uri", APP + "/auth/silent");

        assertThat(Browser.query(Browser.location(browser.get(browser.authorize(silent)))))
                .containsEntry("error", "login_required");
        browser.signIn("carol", "carol-demo");
        assertThat(Browser.query(Browser.location(browser.get(browser.authorize(silent)))))
                .containsKey("code");
    }

    @Test
    void signsOut() {
        Browser browser = browser();
        String hint = browser.tokensOf("alice").path("id_token").asString();

        String target = Browser.location(browser.get(endSession(hint, APP + "/")));

        assertThat(target).isEqualTo(APP + "/?state=bye");
        assertThat(Browser.location(browser.get(browser.authorize(Map.of())))).endsWith("/sign-in");
    }

    @Test
    void signsOutPeopleItHasForgotten() {
        Browser browser = browser();
        browser.tokensOf("alice");

        assertThat(Browser.location(browser.get(endSession("unknown", APP + "/"))))
                .isEqualTo(APP + "/?state=bye");
        assertThat(Browser.location(browser.get(browser.authorize(Map.of())))).endsWith("/sign-in");
        assertThat(browser.get(endSession("unknown", "https://example.org/")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void keepsItsKeyAcrossRestartsAndToItself() throws IOException {
        String token = browser().tokensOf("alice").path("access_token").asString();
        Path key = DATA.resolve("signing-key.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(browser().get(ISSUER + "/.well-known/jwks.json").body()).doesNotContain("\"d\"");

        int port = freePort();
        try (ConfigurableApplicationContext restarted = RunningProvider.start(port)) {
            assertThat(decode(token, "http://localhost:" + port).getSubject())
                    .isEqualTo(DemoAccount.ALL.get(1).id());
        }
    }

    private static String endSession(String hint, String target) {
        return ISSUER
                + "/connect/logout?id_token_hint="
                + hint
                + "&state=bye&post_logout_redirect_uri="
                + target;
    }
}
