package io.taskledger.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.platform.sample.Http;
import io.taskledger.platform.sample.Http.Answer;
import io.taskledger.platform.sample.OnSampleService;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

@OnSampleService
class ProblemIT {

    private final Http http;
    private final int port;

    ProblemIT(@Autowired Environment environment) {
        http = new Http(environment);
        port = environment.getRequiredProperty("local.server.port", Integer.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /api/nowhere              | 404 | not_found",
                "GET  | /api/items/not-a-uuid     | 404 | not_found",
                "PUT  | /api/bodies               | 405 | method_not_allowed",
                "GET  | /api/items?size=101       | 400 | invalid_parameter",
                "GET  | /api/items?size=ten       | 400 | invalid_parameter",
                "GET  | /api/items                | 400 | invalid_parameter",
                "GET  | /api/items?size=1&colour=BLUE | 400 | invalid_parameter",
                "GET  | /api/conflict             | 412 | version_conflict",
                "GET  | /api/crash                | 500 | internal_error",
                "GET  | /api/later?fail=true      | 500 | internal_error",
                "GET  | /error                    | 404 | not_found",
            })
    void answersInOneForm(String method, String path, int status, String code) {
        Answer answer = http.send(method, path, alice(), BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.json().path("type").asString()).endsWith(code);
        assertThat(answer.json().path("requestId").asString())
                .isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.response().body()).doesNotContain("secret", "Exception", "java");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"title\": \"\"}                          | title     | must not be blank",
                "{}                                        | title     | must not be blank",
                "{\"title\": \"a\", \"titel\": \"b\"}      | titel     | is not a known field",
                "{\"title\": 7}                            | title     | must be text",
                "{\"title\": true}                         | title     | must be text",
                "{\"title\": [\"a\"]}                      | title     | must be text",
                "{\"title\": \"a\", \"colour\": \"BLUE\"}  | colour    | must be one of RED, GREEN",
                "{\"title\": \"a\", \"colour\": 0}         | colour    | must be one of RED, GREEN",
                "{\"title\": \"a\", \"colour\": \"\"}      | colour    | must be one of RED, GREEN",
                "{\"title\": \"a\", \"due\": \"soon\"}     | due       | must be a date such as"
                        + " 2026-01-31",
                "{\"title\": \"a\", \"due\": 20000}        | due       | must be a date such as"
                        + " 2026-01-31",
                "{\"title\": \"a\", \"owner\": \"bob\"}    | owner     | must be a UUID",
                "{\"title\": \"a\", \"inner\": {\"count\": \"1\"}} | inner.count | must be a"
                        + " number",
                "{\"title\": \"a\", \"inner\": {\"count\": null}} | inner.count | must be a number",
                "{\"title\": \"a\", \"inner\": {\"count\": 1, \"labels\": [\"x\", 2]}} |"
                        + " inner.labels[1] | must be text",
            })
    void namesTheFieldThatIsWrong(String body, String field, String message) {
        Answer answer = http.post("/api/bodies", body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation_failed");
        assertThat(answer.json().path("errors").size()).isEqualTo(1);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": ",
                "",
                "nonsense",
                "[]",
                "7",
                "{\"title\": \"a\"} {\"title\": \"b\"}",
                "{\"title\": \"a\", \"title\": \"b\"}",
                "{'title': 'a'}",
            })
    void refusesWhatIsNoJsonObject(String body) {
        Answer answer = http.post("/api/bodies", body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("malformed_request");
        assertThat(answer.response().body()).doesNotContain("jackson", "Source", "token");
    }

    @Test
    void refusesDeepNesting() {
        String deep = "{\"title\": " + "[".repeat(5000) + "]".repeat(5000) + "}";

        assertThat(http.post("/api/bodies", deep).status()).isEqualTo(400);
    }

    @Test
    void refusesLargeBodies() {
        String large = "{\"title\": \"" + "a".repeat(1024 * 1024) + "\"}";
        Answer declared = http.post("/api/bodies", large);
        Map<String, String> headers = alice();
        headers.put("Content-Type", "application/json");
        Answer undeclared =
                http.send(
                        "POST",
                        "/api/bodies",
                        headers,
                        BodyPublishers.ofInputStream(
                                () ->
                                        new ByteArrayInputStream(
                                                large.getBytes(StandardCharsets.UTF_8))));

        for (Answer answer : new Answer[] {declared, undeclared}) {
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.code()).isEqualTo("payload_too_large");
        }
    }

    @Test
    void refusesOtherMediaTypes() {
        Map<String, String> headers = alice();
        headers.put("Content-Type", "text/plain");
        Answer body = http.send("POST", "/api/bodies", headers, BodyPublishers.ofString("a"));
        assertThat(body.status()).isEqualTo(415);
        assertThat(body.code()).isEqualTo("unsupported_media_type");

        headers.put("Accept", "application/xml");
        Answer accept = http.get("/api/noop", headers);
        assertThat(accept.status()).isEqualTo(406);
        assertThat(accept.code()).isEqualTo("not_acceptable");
    }

    @Test
    void namesAllowedMethods() {
        Answer answer = http.send("PUT", "/api/bodies", alice(), BodyPublishers.noBody());

        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void carriesExtrasAndHeadersOfAProblem() {
        Answer answer = http.get("/api/conflict", alice());

        assertThat(answer.json().path("currentVersion").asInt()).isEqualTo(7);
        assertThat(answer.json().path("detail").asString()).isEqualTo("Read it again.");
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/noop%2f..",
                "/api/noop;a=b",
                "/api/items?size=%FF",
                "/api/items?size=%ED%A0%80"
            })
    void answersInOneFormWhateverRefusesThePath(String path) {
        Answer answer = http.get(path, alice());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("malformed_request");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/noop;a=%zz", "/api/;a=%"})
    void answersInOneFormWhatCannotBeDecoded(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"malformed_request\"");
    }

    @Test
    void tellsNothingOfTheContainer() throws IOException {
        for (String start :
                new String[] {
                    "GET /api/<script> HTTP/1.1\r\nHost: a\r\n",
                    "GET /api/noop HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n",
                    "TRACE /api/noop HTTP/1.1\r\nHost: a\r\n"
                }) {
            String answer = raw(start + "Connection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Apache", "Tomcat", "<html");
        }
    }

    @Test
    void aPartDoesNotLookLikeTheWhole() throws IOException {
        String answer =
                raw(
                        "GET /api/half HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n"
                                .formatted(TestIssuer.shared().token("alice")));

        // The last chunk, of no length, is missing.
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("Transfer-Encoding: chunked")
                .endsWith("\r\n9\r\none line\n\r\n");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> alice() {
        return new HashMap<>(Http.bearer(TestIssuer.shared().token("alice")));
    }
}
