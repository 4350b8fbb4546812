package io.taskledger.servers;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Issues access tokens of the shape of Amazon Cognito's, signed with a key of its own, and serves
 * the public key over HTTP on a free loopback port. For tests of the services.
 */
public final class TestIssuer {

    public static final String CLIENT_ID = "taskledger-web";

    private static final Map<String, String> ACCOUNTS =
            Map.of(
                    "admin", "018f0000-0000-7000-8000-000000000001",
                    "alice", "018f0000-0000-7000-8000-000000000002",
                    "bob", "018f0000-0000-7000-8000-000000000003",
                    "carol", "018f0000-0000-7000-8000-000000000004");

    private final KeyPair keys;
    private final String keyId = UUID.randomUUID().toString();
    private final HttpServer http;

    private TestIssuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        http.createContext(
                "/jwks.json",
                exchange -> {
                    byte[] body = jwks().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    try (exchange) {
                        exchange.getResponseBody().write(body);
                    }
                });
        http.start();
    }

    private static final class Shared {
        static final TestIssuer INSTANCE = new TestIssuer();
    }

    /** The one of this JVM, started when first asked for. */
    public static TestIssuer shared() {
        return Shared.INSTANCE;
    }

    /** Settings of a service that accepts the tokens of this issuer. */
    public Map<String, String> properties() {
        return Map.of(
                "taskledger.auth.issuer", issuer(),
                "taskledger.auth.jwk-set-uri", jwksUri(),
                "taskledger.auth.client-ids", CLIENT_ID);
    }

    public String issuer() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    public String jwksUri() {
        return issuer() + "/jwks.json";
    }

    public KeyPair keys() {
        return keys;
    }

    /** The user id of a demo account. */
    public static String idOf(String account) {
        String id = ACCOUNTS.get(account);
        if (id == null) {
            throw new IllegalArgumentException("no such account: " + account);
        }
        return id;
    }

    /**
     * An access token of a demo account: {@code admin}, {@code alice}, {@code bob}, {@code carol}.
     */
    public String token(String account) {
        return token(idOf(account), account, account.equals("admin") ? "ADMIN" : "USER");
    }

    /** An access token, good for an hour. */
    public String token(String userId, String name, String... groups) {
        return sign(header(), claims(userId, name, groups));
    }

    /** The header of a good token, to be spoiled. */
    public Map<String, Object> header() {
        return new LinkedHashMap<>(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId));
    }

    /** The claims of a good token, to be spoiled. */
    public Map<String, Object> claims(String userId, String name, String... groups) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", userId);
        claims.put("iss", issuer());
        claims.put("client_id", CLIENT_ID);
        claims.put("token_use", "access");
        claims.put("username", name);
        claims.put("cognito:groups", List.of(groups));
        claims.put("scope", "openid profile");
        claims.put("iat", now);
        claims.put("auth_time", now);
        claims.put("origin_jti", UUID.randomUUID().toString());
        claims.put("exp", now + 3600);
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    /** A token with exactly these parts, signed RS256 whatever the header says. */
    public String sign(Map<String, Object> header, Map<String, Object> claims) {
        String content = encoded(json(header)) + "." + encoded(json(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("use", "sig");
        jwk.put("alg", "RS256");
        jwk.put("kid", keyId);
        jwk.put("n", unsigned(key.getModulus()));
        jwk.put("e", unsigned(key.getPublicExponent()));
        return "{\"keys\":[" + json(jwk) + "]}";
    }

    private static String unsigned(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int skip = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return encoded(java.util.Arrays.copyOfRange(bytes, skip, bytes.length));
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String json(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(e -> json(e.getKey()) + ":" + json(e.getValue()))
                            .collect(java.util.stream.Collectors.joining(",", "{", "}"));
            case List<?> list ->
                    list.stream()
                            .map(TestIssuer::json)
                            .collect(java.util.stream.Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            default -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        };
    }
}
