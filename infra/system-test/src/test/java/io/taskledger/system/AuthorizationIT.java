package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskledger.system.AccessRule.Access;
import io.taskledger.system.AccessRule.Role;
import io.taskledger.system.Wire.Reply;
import io.taskledger.system.Wire.Request;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Every endpoint of the OpenAPI documents × every role, against {@link AccessRule}. Each query is
 * asked by the owner first, so that its answer is in the cache when the others come, and in every
 * way there is to ask it: as of a time, by cursor, by search, conditionally.
 */
class AuthorizationIT {

    private static final Map<String, AccessRule> RULES = AccessRule.all();

    private final LocalSystem system = LocalSystem.running();
    private final Callers callers = new Callers(system);

    @Test
    void everyEndpointHasARuleAndEveryRuleAnEndpoint() {
        assertThat(RULES.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Endpoint.all().stream().map(Endpoint::name).toList());
    }

    private interface Asked {
        void as(Role role) throws Exception;
    }

    /**
     * All at once: together they take half the time, and meet each other's answers in the cache.
     */
    private static void asEveryRole(Asked asked) throws Exception {
        Role[] roles = Role.values();
        Clients.run(
                roles.length,
                i ->
                        () -> {
                            asked.as(roles[i]);
                            return roles[i];
                        });
    }

    @Test
    void queriesShowWhatTheRoleMaySee() throws Exception {
        asEveryRole(this::queries);
    }

    private void queries(Role role) throws IOException {
        SecretProject secret = SecretProject.make(system, role);
        for (Endpoint endpoint : Endpoint.all()) {
            if (endpoint.reads() && !endpoint.path().equals("/api/events")) {
                AccessRule rule = RULES.get(endpoint.name());
                for (Request asked : WaysToAsk.of(endpoint, secret, callers)) {
                    Reply reply = send(role, asked);
                    check(role, rule, asked, reply, secret);
                    boolean told =
                            rule.showsText()
                                    && WaysToAsk.mustShow(asked, secret)
                                    && sees(role, rule);
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

    @Test
    void commandsDoWhatTheRoleMayDo() throws Exception {
        asEveryRole(this::commands);
    }

    private void commands(Role role) throws Exception {
        SecretProject untouched = SecretProject.make(system, role);
        try (EventLog log = new EventLog(system)) {
            long before = log.head();
            for (Endpoint endpoint : Endpoint.all()) {
                AccessRule rule = RULES.get(endpoint.name());
                if (endpoint.reads()
                        || rule.least() == Access.ADMINISTRATORS
                        || endpoint.endsSessions() && rule.least().lets(role)) {
                    continue;
                }
                SecretProject secret =
                        rule.least().lets(role) ? SecretProject.make(system, role) : untouched;
                Request asked =
                        Request.of(endpoint.method(), secret.target(endpoint), rule.sample());
                check(role, rule, asked, send(role, asked), secret);
            }
            assertThat(log.after(before)).noneMatch(each -> isOf(untouched, each));
        }
    }

    private static boolean isOf(SecretProject project, EventLog.Event event) {
        return event.aggregateId().equals(project.id())
                || event.payload().path("projectId").asString("").equals(project.id());
    }

    @Test
    void operationsAreForAdministrators() throws Exception {
        asEveryRole(this::operations);
        Operations.calm(system);
    }

    private void operations(Role role) throws IOException {
        SecretProject secret = SecretProject.make(system, role);
        for (Endpoint endpoint : Endpoint.all()) {
            AccessRule rule = RULES.get(endpoint.name());
            boolean ends = endpoint.endsSessions() && rule.least().lets(role);
            if (!endpoint.reads() && rule.least() == Access.ADMINISTRATORS && !ends) {
                Request asked = Request.of(endpoint.method(), secret.target(endpoint), "");
                check(role, rule, asked, send(role, asked), secret);
            }
        }
    }

    @Test
    void changesAreToldToWhoMaySeeThem() throws Exception {
        asEveryRole(this::changes);
    }

    private void changes(Role role) throws Exception {
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
                        callers.signed(account(role), asked),
                        soFar -> soFar.toString(UTF_8).contains(last.taskId()));
        if (role == Role.ANONYMOUS) {
            assertThat(stream.status()).isEqualTo(401);
        } else {
            assertThat(stream.body()).contains(last.taskId());
        }
        // Whoever leaves is told so.
        if (role != Role.FORMER) {
            assertThat(stream.body().contains(secret.id()))
                    .as("%s is told of the project", role)
                    .isEqualTo(Access.VIEWERS.lets(role));
        }
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

    private Reply send(Role role, Request request) {
        // A place is given back when the answer is on its way: on a busy machine a little late.
        return await().pollDelay(Duration.ZERO)
                .until(() -> callers.send(account(role), request), reply -> reply.status() != 429);
    }

    private static String account(Role role) {
        return switch (role) {
            case ANONYMOUS -> null;
            case ADMIN -> "admin";
            default -> "bob";
        };
    }
}
