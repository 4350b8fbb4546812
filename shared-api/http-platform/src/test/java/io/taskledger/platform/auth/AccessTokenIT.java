package io.taskledger.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.platform.sample.Http;
import io.taskledger.platform.sample.Http.Answer;
import io.taskledger.platform.sample.OnSampleService;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@OnSampleService
class AccessTokenIT {

    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final String ALICE = TestIssuer.idOf("alice");

    private final Http http;

    AccessTokenIT(@Autowired Environment environment) {
        http = new Http(environment);
    }

    @Test
    void knowsTheCallerOfAGoodToken() {
        Answer answer = http.getAs("alice", "/api/caller");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("id").asString()).isEqualTo(ALICE);
        assertThat(answer.json().path("name").asString()).isEqualTo("alice");
        assertThat(answer.json().path("admin").asBoolean()).isFalse();
        assertThat(http.getAs("admin", "/api/caller").json().path("admin").asBoolean()).isTrue();
    }

    @Test
    void asksForATokenWhereThereIsNone() {
        Answer answer = http.get("/api/caller", Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refuses(String what, String token) {
        Answer answer = http.get("/api/caller", Http.bearer(token));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(answer.response().body()).doesNotContain("exp", "iss", "client");
    }

    static Stream<Arguments> badTokens() throws Exception {
        long now = Instant.now().getEpochSecond();
        String good = ISSUER.token("alice");
        String[] parts = good.split("\\.");
        return Stream.of(
                Arguments.of("expired", with(c -> c.put("exp", now - 60))),
                Arguments.of("without expiry", with(c -> c.remove("exp"))),
                Arguments.of("not yet valid", with(c -> c.put("nbf", now + 600))),
                Arguments.of("other issuer", with(c -> c.put("iss", "https://example.org"))),
                Arguments.of("issuer in capitals", with(AccessTokenIT::shout)),
                Arguments.of("other type", withHeader(h -> h.put("typ", "foo"))),
                Arguments.of("type of a proof", withHeader(h -> h.put("typ", "dpop+jwt"))),
                Arguments.of("without issuer", with(c -> c.remove("iss"))),
                Arguments.of("other client", with(c -> c.put("client_id", "other"))),
                Arguments.of("without client", with(c -> c.remove("client_id"))),
                Arguments.of("ID token", with(AccessTokenIT::likeIdToken)),
                Arguments.of("without token_use", with(c -> c.remove("token_use"))),
                Arguments.of("without subject", with(c -> c.remove("sub"))),
                Arguments.of("algorithm none", unsigned("none", "")),
                Arguments.of("algorithm none, old signature", unsigned("none", parts[2])),
                Arguments.of("HS256 with the public key", hmacWithPublicKey()),
                Arguments.of("unknown key id", withHeader(h -> h.put("kid", "unknown"))),
                Arguments.of("other algorithm named", withHeader(h -> h.put("alg", "RS512"))),
                Arguments.of("signature of another key", foreignSignature(parts)),
                Arguments.of(
                        "changed claims",
                        parts[0] + "." + encoded("{\"sub\":\"x\"}") + "." + parts[2]),
                Arguments.of("cut short", good.substring(0, good.length() - 10)),
                Arguments.of("no token at all", "abc"));
    }

    @Test
    void acceptsTheTypesOfAccessTokens() {
        for (String type : new String[] {"JWT", "at+jwt", "application/at+jwt"}) {
            String token = withHeader(header -> header.put("typ", type));
            assertThat(http.get("/api/caller", Http.bearer(token)).status()).isEqualTo(200);
        }
        String untyped = withHeader(header -> header.remove("typ"));
        assertThat(http.get("/api/caller", Http.bearer(untyped)).status()).isEqualTo(200);
    }

    @Test
    void refusesCallersOutsideTheGroups() {
        for (String token :
                new String[] {
                    ISSUER.token(ALICE, "alice"),
                    ISSUER.token(ALICE, "alice", "GUEST"),
                    with(c -> c.remove("cognito:groups"))
                }) {
            Answer answer = http.get("/api/caller", Http.bearer(token));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("forbidden");
        }
    }

    @Test
    void neverTakesATokenFromTheUrl() {
        Answer answer = http.get("/api/caller?access_token=" + ISSUER.token("alice"), Map.of());

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void takesNoneOfTwoTokens() {
        String alice = "Bearer " + ISSUER.token("alice");
        String bob = "Bearer " + ISSUER.token("bob");

        Answer answer =
                http.get("/api/caller", Map.of("Authorization", alice, "authorization", bob));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
    }

    private static void shout(Map<String, Object> claims) {
        claims.computeIfPresent("iss", (name, iss) -> iss.toString().replace("http", "HTTP"));
    }

    private static void likeIdToken(Map<String, Object> claims) {
        claims.put("token_use", "id");
        claims.put("aud", TestIssuer.CLIENT_ID);
        claims.remove("client_id");
    }

    private static String with(Consumer<Map<String, Object>> spoil) {
        Map<String, Object> claims = ISSUER.claims(ALICE, "alice", "USER");
        spoil.accept(claims);
        return ISSUER.sign(ISSUER.header(), claims);
    }

    private static String withHeader(Consumer<Map<String, Object>> spoil) {
        Map<String, Object> header = ISSUER.header();
        spoil.accept(header);
        return ISSUER.sign(header, ISSUER.claims(ALICE, "alice", "USER"));
    }

    private static String unsigned(String algorithm, String signature) {
        String token = withHeader(header -> header.put("alg", algorithm));
        return token.substring(0, token.lastIndexOf('.') + 1) + signature;
    }

    private static String hmacWithPublicKey() throws Exception {
        String content = unsigned("HS256", "").replaceAll("\\.$", "");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ISSUER.keys().getPublic().getEncoded(), "HmacSHA256"));
        return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String foreignSignature(String[] parts) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair foreign = generator.generateKeyPair();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(foreign.getPrivate());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return parts[0] + "." + parts[1] + "." + encoded(signature.sign());
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
