package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskledger.system.AccessRule.Access;
import io.taskledger.system.AccessRule.Role;
import io.taskledger.system.Wire.Reply;
import io.taskledger.system.Wire.Request;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every endpoint of the OpenAPI documents × every role, against {@link AccessRule}. Each query is
 * asked by the owner first, so that its answer is in the cache when the others come, and in every
 * way there is to ask it: as of a time, by cursor, by search, conditionally.
 */
class AuthorizationIT {

    private static final Map<String, AccessRule> RULES = AccessRule.all();
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private final LocalSystem system = LocalSystem.running();

    @Test
    void everyEndpointHasARuleAndEveryRuleAnEndpoint() {
        assertThat(RULES.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Endpoint.all().stream().map(Endpoint::name).toList());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void queriesShowWhatTheRoleMaySee(Role role) throws IOException {
        SecretProject secret = SecretProject.make(system, role);
        for (Endpoint endpoint : Endpoint.all()) {
            if (endpoint.reads() && !endpoint.path().equals("/api/events")) {
                AccessRule rule = RULES.get(endpoint.name());
                for (Request asked : ways(endpoint, secret)) {
                    Reply reply = send(role, asked);
                    check(role, rule, asked, reply, secret);
                    boolean told = rule.showsText() && mustShow(asked) && sees(role, rule);
                    if (told) {
                        assertThat(reply.body()).as("%s %s", role, asked).contains(secret.word());
                    }
                }
            }
        }
    }

    private static boolean sees(Role role, AccessRule rule) {
        return rule.least() == Access.SIGNED_IN
                ? Access.VIEWERS.lets(role)
                : rule.least().lets(role);
    }

    /** A page by cursor may show others, and what is unchanged shows nothing. */
    private static boolean mustShow(Request asked) {
        return asked.method().equals("GET")
                && !asked.target().contains("cursor=")
                && asked.headers().stream().noneMatch(each -> each.startsWith("If-None-Match"));
    }

    /** Asks as one who may, so that what the others ask for is in the cache. */
    private List<Request> ways(Endpoint endpoint, SecretProject secret) throws IOException {
        String path = secret.target(endpoint);
        String insider = endpoint.path().startsWith("/api/admin/") ? "admin" : "alice";
        String all = endpoint.has("projectId") ? "projectId=" + secret.id() : "";
        List<String> targets = new ArrayList<>(List.of(path + "?" + all));
        if (endpoint.has("asOf")) {
            targets.add(path + "?size=100&asOf=" + Instant.now());
        }
        if (endpoint.has("q")) {
            targets.add(path + "?q=" + secret.word());
        }
        if (endpoint.has("cursor")) {
            Reply first = send(insider, get(path + "?size=1&cursor=&" + all, secret));
            Matcher next = NEXT.matcher(String.valueOf(first.header("Link")));
            if (next.find()) {
                targets.add(next.group(1).replaceFirst("^https?://[^/]*", ""));
            }
        }
        List<Request> ways = new ArrayList<>();
        for (String target : targets) {
            Request asked = get(target, secret);
            ways.add(asked);
            String tag = send(insider, asked).header("ETag");
            if (tag != null) {
                ways.add(get(target, secret, "If-None-Match: " + tag));
            }
        }
        ways.add(new Request("HEAD", path, List.of(), new byte[0]));
        return ways;
    }

    private static Request get(String target, SecretProject secret, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Consistency-Token: " + secret.token());
        all.add("Prefer: wait=10");
        return Request.of("GET", target, "", all.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void commandsDoWhatTheRoleMayDo(Role role) throws Exception {
        SecretProject untouched = SecretProject.make(system, role);
        try (EventLog log = new EventLog(system)) {
            List<EventLog.Event> before = log.of(untouched.id(), untouched.taskId());
            for (Endpoint endpoint : Endpoint.all()) {
                AccessRule rule = RULES.get(endpoint.name());
                if (endpoint.reads() || rule.least() == Access.ADMINISTRATORS) {
                    continue;
                }
                SecretProject secret =
                        rule.least().lets(role) ? SecretProject.make(system, role) : untouched;
                Request asked =
                        Request.of(endpoint.method(), secret.target(endpoint), rule.sample());
                check(role, rule, asked, send(role, asked), secret);
            }
            assertThat(log.of(untouched.id(), untouched.taskId())).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void operationsAreForAdministrators(Role role) throws IOException {
        SecretProject secret = SecretProject.make(system, role);
        for (Endpoint endpoint : Endpoint.all()) {
            AccessRule rule = RULES.get(endpoint.name());
            if (!endpoint.reads() && rule.least() == Access.ADMINISTRATORS) {
                Request asked = Request.of(endpoint.method(), secret.target(endpoint), "");
                check(role, rule, asked, send(role, asked), secret);
            }
        }
    }

    @AfterEach
    void undoOperations() throws IOException {
        Operations.calm(system);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void changesAreTold(Role role) throws Exception {
        long head;
        try (EventLog log = new EventLog(system)) {
            head = log.head();
        }
        SecretProject secret = SecretProject.make(system, role);
        // Whoever has a role anywhere is told of this one, after all that is told of the other.
        SecretProject last = SecretProject.make(system, Role.VIEWER);
        Request asked = Request.of("GET", "/api/events", "", "Last-Event-ID: " + head);
        Reply stream =
                Wire.send(
                        system.baseUrl(),
                        signed(account(role), asked),
                        soFar -> soFar.toString(UTF_8).contains(last.taskId()));
        if (role == Role.ANONYMOUS) {
            assertThat(stream.status()).isEqualTo(401);
        } else {
            assertThat(stream.body()).contains(last.taskId());
        }
        assertThat(stream.body().contains(secret.id()))
                .as("%s is told of the project", role)
                .isEqualTo(Access.VIEWERS.lets(role));
        assertThat(stream.body()).doesNotContain(secret.word());
    }

    private void check(
            Role role, AccessRule rule, Request asked, Reply reply, SecretProject secret) {
        String what = role + " " + asked + " → " + reply;
        if (rule.least().lets(role)) {
            // An operation may be out of place, but it is not refused for who asks.
            assertThat(reply.status()).as(what).isIn(200, 201, 202, 204, 304, 404, 409);
            assertThat(reply.status() < 400 || rule.least() == Access.ADMINISTRATORS)
                    .as(what)
                    .isTrue();
        } else {
            assertThat(reply.status()).as(what).isEqualTo(rule.least().refusal(role));
            if (!asked.method().equals("HEAD")) {
                assertThat(reply.code()).as(what).isNotEmpty();
            }
        }
        if (!sees(role, rule)) {
            assertThat(reply.toString()).as(what).doesNotContain(echoed(asked, secret));
        }
    }

    /** A list says in its links what it was asked for: the search is no news to who searched. */
    private static String echoed(Request asked, SecretProject secret) {
        return asked.target().contains("q=") ? "\"" + secret.word() + "\"" : secret.word();
    }

    private Reply send(Role role, Request request) throws IOException {
        return send(account(role), request);
    }

    private static String account(Role role) {
        return switch (role) {
            case ANONYMOUS -> null;
            case ADMIN -> "admin";
            default -> "bob";
        };
    }

    private Reply send(String account, Request request) throws IOException {
        String path = request.target();
        URI server = path.startsWith("/api/") ? system.baseUrl() : system.instance("query-side");
        return Wire.send(server, signed(account, request));
    }

    private Request signed(String account, Request request) {
        if (account == null) {
            return request;
        }
        List<String> headers = new ArrayList<>(request.headers());
        headers.add("Authorization: Bearer " + system.token(account));
        return new Request(request.method(), request.target(), headers, request.body());
    }
}
