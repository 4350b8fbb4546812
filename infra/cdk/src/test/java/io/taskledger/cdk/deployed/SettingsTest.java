package io.taskledger.cdk.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every setting of a container is one that its service reads, and none it needs is missing. */
class SettingsTest {

    /** Spring Boot's own; http-platform's tests show that they reach the connection. */
    private static final Set<String> OF_SPRING =
            Set.of(
                    "SPRING_DATA_REDIS_HOST",
                    "SPRING_DATA_REDIS_PORT",
                    "SPRING_DATA_REDIS_SSL_ENABLED",
                    "SPRING_DATA_REDIS_USERNAME",
                    "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT");

    /** What a service would do without, and no environment should. */
    private static final Set<String> ASKED_FOR = Set.of("TASKLEDGER_AUTH_SCOPE");

    private static final ServiceProperties COMMAND =
            ServiceProperties.of("command-side", "shared-api/http-platform");
    private static final ServiceProperties QUERY =
            ServiceProperties.of("query-side", "shared-api/http-platform");

    @Test
    void findsThePropertiesOfBothServices() {
        assertThat(COMMAND.required())
                .containsExactlyInAnyOrder(
                        "TASKLEDGER_EVENTLOG_URL",
                        "TASKLEDGER_AUTH_ISSUER",
                        "TASKLEDGER_AUTH_CLIENT_IDS");
        assertThat(QUERY.has("TASKLEDGER_READMODEL_POOL_SIZE")).isTrue();
        assertThat(QUERY.has("TASKLEDGER_METRICS_CLOUDWATCH_NAMESPACE")).isTrue();
        assertThat(QUERY.has("TASKLEDGER_EVENTLOG_CONNECTIONS")).isFalse();
    }

    @EveryEnvironment
    void givesTheCommandSideWhatItReads(Synthesized environment) {
        check(environment, "command-side", COMMAND, Set.of());
    }

    /** Its passwords may stay away: the URLs name the plugin that makes one. */
    @EveryEnvironment
    void givesTheQuerySideWhatItReads(Synthesized environment) {
        check(
                environment,
                "query-side",
                QUERY,
                Set.of("TASKLEDGER_EVENTLOG_PASSWORD", "TASKLEDGER_READMODEL_PASSWORD"));
    }

    /** Every token that a person's sign-in gives has it; one that was made for less has not. */
    @Test
    void asksForTheSameScopeEverywhere() {
        String containers = Sources.text("docker-compose.yml");
        String local =
                Sources.text(
                        "infra/local/launcher/src/main/java/io/taskledger/local/system/ServiceEnvironment.java");
        assertThat(
                        containers.substring(
                                containers.indexOf("x-auth:"), containers.indexOf("x-command:")))
                .contains("\n  TASKLEDGER_AUTH_SCOPE: openid\n");
        assertThat(local).contains("\"TASKLEDGER_AUTH_SCOPE\", \"openid\"");
        for (Synthesized environment : Synthesized.environments()) {
            for (String service : List.of("command-side", "query-side")) {
                assertThat(settings(environment, "services", service))
                        .containsEntry("TASKLEDGER_AUTH_SCOPE", "openid");
            }
        }
    }

    @EveryEnvironment
    void givesMigrationsWhatTheyRead(Synthesized environment) {
        String log =
                Sources.text(
                        "command-side/src/main/java/io/taskledger/command/platform/migrate/Migration.java");
        String model =
                Sources.text(
                        "query-side/src/main/java/io/taskledger/query/platform/ReadModelMigration.java");
        String bootstrap =
                Sources.text(
                        "shared-api/event-log/src/main/java/io/taskledger/eventlog/DatabaseBootstrap.java");

        assertThat(names(environment, "migration", "migrate-eventlog"))
                .allSatisfy(name -> assertThat(log).contains(name.toLowerCase().replace('_', '.')));
        assertThat(names(environment, "migration", "migrate-readmodel"))
                .allSatisfy(name -> assertThat(model).contains("\"" + name + "\""));
        assertThat(names(environment, "migration", "bootstrap-database"))
                .allSatisfy(name -> assertThat(bootstrap).contains("\"" + name + "\""));
    }

    private static void check(
            Synthesized environment,
            String service,
            ServiceProperties properties,
            Set<String> mayStayAway) {
        Set<String> given = names(environment, "services", service);

        assertThat(given).isNotEmpty();
        assertThat(given)
                .allSatisfy(
                        name ->
                                assertThat(properties.has(name) || OF_SPRING.contains(name))
                                        .as(name)
                                        .isTrue());
        Set<String> needed = new HashSet<>(properties.required());
        needed.addAll(ASKED_FOR);
        needed.removeAll(mayStayAway);
        assertThat(given).containsAll(needed).containsAll(OF_SPRING);
    }

    private static Set<String> names(Synthesized environment, String stack, String family) {
        return settings(environment, stack, family).keySet();
    }

    private static Map<String, String> settings(
            Synthesized environment, String stack, String family) {
        JsonNode container =
                environment
                        .stack(stack)
                        .with("AWS::ECS::TaskDefinition", "Family", environment.named(family))
                        .at("/ContainerDefinitions/0");
        Map<String, String> all = new HashMap<>(Reference.map(container.path("Environment")));
        all.putAll(Reference.map(container.path("Secrets")));
        return all;
    }
}
