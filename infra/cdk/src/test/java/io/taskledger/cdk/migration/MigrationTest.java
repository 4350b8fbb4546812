package io.taskledger.cdk.migration;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Json.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Json;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Map;

class MigrationTest {

    @EveryEnvironment
    void hasATaskForRolesOneForTheLogAndOneForTheReadModel(Synthesized environment) {
        Template migration = environment.stack("migration");

        assertThat(migration.properties("AWS::ECS::TaskDefinition"))
                .extracting(task -> text(task, "/Family"))
                .containsExactlyInAnyOrder(
                        environment.named("bootstrap-database"),
                        environment.named("migrate-eventlog"),
                        environment.named("migrate-readmodel"));
        assertThat(migration.properties("AWS::ECS::Service")).isEmpty();
    }

    @EveryEnvironment
    void migratesAsTheMigratorByIam(Synthesized environment) {
        for (String database : new String[] {"eventlog", "readmodel"}) {
            JsonNode container = container(environment, "migrate-" + database);
            Map<String, String> settings = Reference.map(container.path("Environment"));
            String prefix = "TASKLEDGER_" + database.toUpperCase(java.util.Locale.ROOT);

            assertThat(texts(container, "/Command")).containsExactly("migrate");
            assertThat(settings).containsEntry(prefix + "_USERNAME", "migrator");
            assertThat(settings.get(prefix + "_URL"))
                    .contains("/" + database + "?sslmode=verify-full&")
                    .contains("authenticationPluginClassName=");
            assertThat(container.has("Secrets")).isFalse();
        }
    }

    @EveryEnvironment
    void makesRolesAndDatabasesAsTheMasterUser(Synthesized environment) {
        bootstraps(environment, "database");
    }

    /** The option that none of the three has switched on. */
    @Test
    void doesSoOnEachServer() {
        Synthesized options = Synthesized.withEveryOption();

        bootstraps(options, "database");
        bootstraps(options, "readmodel");
        needsLittle(options);
    }

    @EveryEnvironment
    void needsLittle(Synthesized environment) {
        assertThat(environment.stack("migration").properties("AWS::ECS::TaskDefinition"))
                .allSatisfy(
                        task ->
                                says(
                                        task,
                                        """
                                        {"Cpu": "512", "Memory": "1024"}
                                        """));
    }

    @EveryEnvironment
    void runsInAClusterWithInsights(Synthesized environment) {
        JsonNode cluster = environment.stack("migration").only("AWS::ECS::Cluster");

        assertThat(Json.text(cluster, "/ClusterName")).isEqualTo(environment.named("cluster"));
        assertThat(cluster.at("/ClusterSettings/0").toString())
                .contains("containerInsights")
                .contains("enabled");
    }

    /** Each service says itself which of the two it runs on. */
    @EveryEnvironment
    void offersFargateAtBothPrices(Synthesized environment) {
        JsonNode capacity =
                environment
                        .stack("migration")
                        .only("AWS::ECS::ClusterCapacityProviderAssociations");

        says(
                capacity,
                """
                {
                  "CapacityProviders": ["FARGATE", "FARGATE_SPOT"],
                  "DefaultCapacityProviderStrategy": []
                }
                """);
        assertThat(Reference.of(capacity.path("Cluster"))).isEqualTo("Cluster");
    }

    /** The only place where the master user's password goes; and that by reference. */
    private static void bootstraps(Synthesized environment, String server) {
        JsonNode container = container(environment, "bootstrap-" + server);

        says(
                container,
                """
                {
                  "EntryPoint": ["java", "-cp", "app.jar"],
                  "Command": ["io.taskledger.eventlog.DatabaseBootstrap"]
                }
                """);
        assertThat(Reference.map(container.path("Environment")))
                .isEqualTo(
                        Map.of(
                                "TASKLEDGER_BOOTSTRAP_URL",
                                "jdbc:postgresql://data:%sInstance.EndpointAddress:5432/postgres"
                                                .formatted(server)
                                        + "?sslmode=verify-full&sslrootcert=/app/rds-ca.pem",
                                "TASKLEDGER_BOOTSTRAP_USERNAME",
                                "postgres"));
        assertThat(Reference.map(container.path("Secrets")))
                .isEqualTo(
                        Map.of(
                                "TASKLEDGER_BOOTSTRAP_PASSWORD",
                                "data:%sInstance.MasterUserSecretSecretArn:password::"
                                        .formatted(server)));
    }

    private static JsonNode container(Synthesized environment, String family) {
        return environment
                .stack("migration")
                .with("AWS::ECS::TaskDefinition", "Family", environment.named(family))
                .at("/ContainerDefinitions/0");
    }
}
