package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class EntryPointTest {

    private static final String PAGE = "<!doctype html><title>Taskledger</title>";

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestUpstream command = new TestUpstream("command");
    private final TestUpstream first = new TestUpstream("first");
    private final TestUpstream second = new TestUpstream("second");
    private EntryPoint entryPoint;

    @TempDir Path webClient;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(webClient.resolve("index.html"), PAGE);
        Files.createDirectory(webClient.resolve("assets"));
        Files.writeString(webClient.resolve("assets/index-B4d5f6gH.js"), "//".repeat(2000));
        entryPoint = EntryPoint.start(settings(List.of(first.address(), second.address())));
        await().until(entryPoint::isReady);
    }

    @AfterEach
    void stop() {
        entryPoint.close();
        List.of(command, first, second).forEach(TestUpstream::close);
        client.close();
    }

    @Test
    void sendsCommandsAndQueriesToTheirSides() throws Exception {
        assertThat(send("POST", "/api/projects?a=%20b").body()).startsWith("command");
        assertThat(command.requests()).containsExactly("POST /api/projects?a=%20b localhost");
        assertThat(send("GET", "/api/projects").body()).containsAnyOf("first", "second");
        assertThat(send("POST", "/api/admin/rebuilds/1/pause").body())
                .containsAnyOf("first", "second");
    }

    /** The services refuse them; what is routed is the path without. */
    @Test
    void leavesParametersOfPathsToTheServices() throws Exception {
        assertThat(send("POST", "/api/projects;a=b").body()).startsWith("command");
        assertThat(command.requests()).containsExactly("POST /api/projects;a=b localhost");
        assertThat(send("POST", "/api/admin;a=b/rebuilds/1/pause").body())
                .containsAnyOf("first", "second");
    }

    @Test
    void passesLargeBodiesOn() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/api/projects"))
                        .header("Authorization", "Bearer x")
                        .POST(BodyPublishers.ofByteArray(new byte[120_000]))
                        .build();
        assertThat(client.send(request, BodyHandlers.ofString()).body())
                .isEqualTo("command 120000");
    }

    @Test
    void takesTurnsAmongTheReady() throws Exception {
        await().untilAsserted(
                        () ->
                                assertThat(answersOf(10))
                                        .containsExactlyInAnyOrder("first 0", "second 0"));
        second.ready(false);
        await().untilAsserted(() -> assertThat(answersOf(10)).containsExactly("first 0"));
    }

    @Test
    void losesNoQueryWhenAnInstanceDies() throws Exception {
        answersOf(10);
        second.close();
        assertThat(answersOf(40)).containsExactly("first 0");
    }

    @Test
    void asksAnotherInstanceWhenAQueryBreaksBeforeTheAnswer() throws Exception {
        first.breakConnections();
        assertThat(answersOf(10)).containsExactly("second 0");
        assertThat(first.requests()).isNotEmpty();
    }

    @Test
    void neverSendsACommandTwice() throws Exception {
        command.breakConnections();
        HttpResponse<String> answer = send("DELETE", "/api/projects/1");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"unavailable\"");
        assertThat(command.requests()).hasSize(1);
    }

    @Test
    void saysThatNoInstanceIsUp() throws Exception {
        command.close();
        HttpResponse<String> answer = send("POST", "/api/projects");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"unavailable\"", "\"status\":503");
    }

    @Test
    void goesOnWhenAnInstanceIsBack() throws Exception {
        int port = command.address().getPort();
        command.close();
        assertThat(send("POST", "/api/projects").statusCode()).isEqualTo(503);
        try (TestUpstream restarted = new TestUpstream("restarted", port)) {
            await().untilAsserted(
                            () ->
                                    assertThat(send("POST", "/api/projects").body())
                                            .isEqualTo("restarted 0"));
        }
    }

    @Test
    void leavesAnAnswerOfAServiceAsItIs() throws Exception {
        HttpResponse<String> answer = send("GET", "/api/refused");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("in my words");
    }

    @Test
    void passesEventsOnAsTheyCome() throws Exception {
        var answer =
                client.send(
                        HttpRequest.newBuilder(uri("/api/events")).build(),
                        BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body()))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            assertThat(lines.readLine()).isEmpty();
            first.sendSecondEvent();
            second.sendSecondEvent();
            assertThat(lines.readLine()).isEqualTo("data: second");
        }
    }

    @Test
    void keepsActuatorsInside() throws Exception {
        for (String path : List.of("/actuator/env", "/api/%2e%2e/actuator", "/api/..;/actuator")) {
            HttpResponse<String> answer = send("GET", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body())
                    .contains("\"code\":\"not_found\"", "\"urn:taskledger:problem:not_found\"");
        }
        assertThat(first.requests()).isEmpty();
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void servesTheWebClient() throws Exception {
        for (String path : List.of("/", "/index.html", "/projects/1", "/auth/callback?code=1")) {
            HttpResponse<String> page = send("GET", path);
            assertThat(page.body()).as(path).isEqualTo(PAGE);
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            policy ->
                                    assertThat(policy)
                                            .contains("connect-src 'self' http://localhost:9000;"));
        }
        assertThat(send("GET", "/missing.png").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/").statusCode()).isEqualTo(405);
    }

    @Test
    void letsBrowsersKeepHashedFiles() throws Exception {
        HttpResponse<String> script = send("GET", "/assets/index-B4d5f6gH.js");
        assertThat(script.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(script.headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).contains("javascript"));
        HttpRequest again =
                HttpRequest.newBuilder(uri("/assets/index-B4d5f6gH.js"))
                        .header("If-None-Match", script.headers().firstValue("ETag").orElseThrow())
                        .build();
        assertThat(client.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
    }

    @Test
    void tellsTheWebClientWhereToSignIn() throws Exception {
        assertThat(send("GET", "/config.json").body())
                .isEqualTo(
                        "{\"issuer\":\"http://localhost:9000\",\"clientId\":\"taskledger-web\","
                                + "\"scope\":\"openid profile\"}");
    }

    private Set<String> answersOf(int requests) throws Exception {
        Set<String> answers = new HashSet<>();
        for (int i = 0; i < requests; i++) {
            answers.add(send("GET", "/api/projects").body());
        }
        return answers;
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + entryPoint.port() + path);
    }

    private static EntrySettings.Instance instance(URI address) {
        return EntrySettings.Instance.parse(address.toString());
    }

    private EntrySettings settings(List<URI> querySides) {
        return new EntrySettings(
                "127.0.0.1",
                0,
                List.of(instance(command.address())),
                querySides.stream().map(EntryPointTest::instance).toList(),
                webClient,
                URI.create("http://localhost:9000"),
                "taskledger-web",
                EntryLimits.of(Map.of()));
    }
}
