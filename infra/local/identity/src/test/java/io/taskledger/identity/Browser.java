package io.taskledger.identity;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser and the web client in it do, with cookies but without following redirects. */
final class Browser {

    static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String issuer;
    private final String app;

    Browser(String issuer, String app) {
        this.issuer = issuer;
        this.app = app;
    }

    HttpResponse<String> get(String url, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(
                HttpRequest.newBuilder(URI.create(issuer + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "*/*")
                        .POST(BodyPublishers.ofString(encoded(form))));
    }

    /** The address that asks for a code. */
    String authorize(Map<String, String> changes) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", "taskledger-web");
        query.put("redirect_uri", app + "/auth/callback");
        query.put("scope", "openid profile");
        query.put("state", "a state");
        query.put("nonce", "a-nonce");
        query.put("code_challenge_method", "S256");
        query.put("code_challenge", challenge());
        query.putAll(changes);
        query.values().removeIf(String::isEmpty);
        return issuer + "/oauth2/authorize?" + encoded(query);
    }

    /** Signs in on the page that the code's address leads to; the redirect after it. */
    String signIn(String name, String password) {
        get(authorize(Map.of()));
        Matcher csrf = CSRF.matcher(get(issuer + "/sign-in").body());
        if (!csrf.find()) {
            throw new AssertionError("no sign-in page");
        }
        return location(
                post(
                        "/sign-in",
                        Map.of("_csrf", csrf.group(1), "username", name, "password", password)));
    }

    /** From nothing to tokens. */
    JsonNode tokensOf(String name) {
        signIn(name, name + "-demo");
        String code = query(location(get(authorize(Map.of())))).get("code");
        return json(redeem(code, VERIFIER));
    }

    HttpResponse<String> redeem(String code, String verifier) {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "taskledger-web",
                        "redirect_uri",
                        app + "/auth/callback",
                        "code",
                        code,
                        "code_verifier",
                        verifier));
    }

    HttpResponse<String> refresh(String refreshToken) {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "taskledger-web",
                        "refresh_token", refreshToken));
    }

    static JsonNode json(HttpResponse<String> response) {
        return new JsonMapper().readTree(response.body());
    }

    static JsonNode claims(String token) {
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    static Map<String, String> query(String url) {
        String query = URI.create(url).getRawQuery();
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0],
                                        pair ->
                                                URLDecoder.decode(
                                                        pair[1], StandardCharsets.UTF_8)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(
                        e ->
                                e.getKey()
                                        + "="
                                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
