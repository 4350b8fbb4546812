package io.taskledger.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The provider as the web client, the services and curl meet it. */
class SignInIT {

    private static final String APP = "http://localhost:18080";

    @TempDir static Path data;
    private static ConfigurableApplicationContext provider;
    private static String issuer;

    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        issuer = "http://localhost:" + port;
        provider = provider(port);
    }

    @AfterAll
    static void stop() {
        SpringApplication.exit(provider);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, 018f0000-0000-7000-8000-000000000001, ADMIN",
        "alice, 018f0000-0000-7000-8000-000000000002, USER",
        "bob, 018f0000-0000-7000-8000-000000000003, USER",
        "carol, 018f0000-0000-7000-8000-000000000004, USER",
    })
    void issuesTokensOfTheShapeOfCognito(String name, String id, String group) {
        JsonNode tokens = browser().tokensOf(name);
        Jwt access = decode(tokens.path("access_token").asString());

        assertThat(access.getHeaders()).containsEntry("alg", "RS256").containsKey("kid");
        assertThat(access.getClaims())
                .containsEntry("sub", id)
                .containsEntry("username", name)
                .containsEntry("client_id", "taskledger-web")
                .containsEntry("token_use", "access")
                .containsEntry("scope", "openid profile")
                .containsKeys("iat", "jti")
                .doesNotContainKey("aud");
        assertThat(access.getClaimAsString("iss")).isEqualTo(issuer);
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
        assertThat(browser.get(issuer + "/sign-in?error").body())
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
    void sendsNobodyToAForeignPlace() {
        Browser browser = browser();
        browser.signIn("alice", "alice-demo");

        HttpResponse<String> answer =
                browser.get(
                        browser.authorize(
                                Map.of("redirect_uri", "https://example.org/auth/callback")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Browser.location(answer)).isEmpty();
    }

    @Test
    void rotatesRefreshTokens() {
        Browser browser = browser();
        JsonNode first = browser.tokensOf("bob");
        String old = first.path("refresh_token").asString();

        JsonNode second = Browser.json(browser.refresh(old));

        assertThat(decode(second.path("access_token").asString()).getClaims())
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
                Browser.json(browser().get(issuer + "/.well-known/openid-configuration"));

        assertThat(metadata.path("issuer").asString()).isEqualTo(issuer);
        assertThat(metadata.path("jwks_uri").asString())
                .isEqualTo(issuer + "/.well-known/jwks.json");
        assertThat(metadata.path("end_session_endpoint").asString()).startsWith(issuer);
        assertThat(metadata.path("token_endpoint_auth_methods_supported").toString())
                .isEqualTo("[\"none\"]");
        assertThat(metadata.path("scopes_supported").toString())
                .isEqualTo("[\"openid\",\"profile\"]");
    }

    @Test
    void keepsItsKeyAcrossRestartsAndToItself() throws IOException {
        String token = browser().tokensOf("alice").path("access_token").asString();
        Path key = data.resolve("signing-key.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(browser().get(issuer + "/.well-known/jwks.json").body()).doesNotContain("\"d\"");

        int port = freePort();
        try (ConfigurableApplicationContext restarted = provider(port)) {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withJwkSetUri(
                                    "http://localhost:" + port + "/.well-known/jwks.json")
                            .jwsAlgorithm(SignatureAlgorithm.RS256)
                            .build();
            assertThat(decoder.decode(token).getSubject()).isEqualTo(DemoAccount.ALL.get(1).id());
        }
    }

    @Test
    void givesTokensToTheScript() throws Exception {
        Process script = script("alice");
        String token = new String(script.getInputStream().readAllBytes()).strip();

        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isZero();
        assertThat(decode(token).getClaims()).containsEntry("username", "alice");
    }

    @Test
    void tellsTheScriptsUserWhatIsWrong() throws Exception {
        Process stranger = script("nobody");
        String complaint = new String(stranger.getErrorStream().readAllBytes());
        assertThat(stranger.waitFor()).isEqualTo(1);
        assertThat(complaint).startsWith("token: no account 'nobody'").hasLineCount(1);
        assertThat(stranger.getInputStream().readAllBytes()).isEmpty();
    }

    private static Process script(String account) throws IOException {
        ProcessBuilder script =
                new ProcessBuilder(Path.of("..", "token").toAbsolutePath().toString(), account);
        script.environment().put("BASE_URL", APP);
        script.environment().put("IDENTITY_ISSUER", issuer);
        return script.start();
    }

    private static Browser browser() {
        return new Browser(issuer, APP);
    }

    private static String endSession(String hint, String target) {
        return issuer
                + "/connect/logout?id_token_hint="
                + hint
                + "&state=bye&post_logout_redirect_uri="
                + target;
    }

    private static String preflight(String path, String origin) {
        return browser()
                .send(
                        HttpRequest.newBuilder(URI.create(issuer + path))
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                .header("Origin", origin)
                                .header("Access-Control-Request-Method", "GET"))
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse("");
    }

    private static Jwt decode(String token) {
        return NimbusJwtDecoder.withJwkSetUri(issuer + "/.well-known/jwks.json")
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build()
                .decode(token);
    }

    private static ConfigurableApplicationContext provider(int port) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", port);
        settings.put("identity.issuer", issuer);
        settings.put("identity.app-url", APP);
        settings.put("identity.data-dir", data.toString());
        SpringApplicationBuilder builder = new SpringApplicationBuilder(LocalIdentity.class);
        return builder.run(
                settings.entrySet().stream()
                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
