package io.taskledger.cdk.migration;

import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Json.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Json;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

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
            Map<String, String> settings = Json.map(container.path("Environment"));
            String prefix = "TASKLEDGER_" + database.toUpperCase(java.util.Locale.ROOT);

            assertThat(texts(container, "/Command")).containsExactly("migrate");
            assertThat(settings).containsEntry(prefix + "_USERNAME", "migrator");
            assertThat(settings.get(prefix + "_URL"))
                    .contains("/" + database + "?sslmode=verify-full&")
                    .contains("authenticationPluginClassName=");
            assertThat(container.has("Secrets")).isFalse();
        }
    }

    /** The only place where the master user's password goes; and that by reference. */
    @EveryEnvironment
    void givesTheMasterPasswordToTheBootstrapOnly(Synthesized environment) {
        JsonNode container = container(environment, "bootstrap-database");

        assertThat(Json.map(container.path("Secrets")))
                .containsOnlyKeys("TASKLEDGER_BOOTSTRAP_PASSWORD");
        assertThat(Json.map(container.path("Secrets")).get("TASKLEDGER_BOOTSTRAP_PASSWORD"))
                .contains("MasterUserSecret")
                .contains(":password::");
        assertThat(Json.map(container.path("Environment")).get("TASKLEDGER_BOOTSTRAP_URL"))
                .contains("sslmode=verify-full");
    }

    @EveryEnvironment
    void runsInAClusterWithInsights(Synthesized environment) {
        JsonNode cluster = environment.stack("migration").only("AWS::ECS::Cluster");

        assertThat(Json.text(cluster, "/ClusterName")).isEqualTo(environment.named("cluster"));
        assertThat(cluster.at("/ClusterSettings/0").toString())
                .contains("containerInsights")
                .contains("enabled");
    }

    private static JsonNode container(Synthesized environment, String family) {
        return environment
                .stack("migration")
                .with("AWS::ECS::TaskDefinition", "Family", environment.named(family))
                .at("/ContainerDefinitions/0");
    }
}
