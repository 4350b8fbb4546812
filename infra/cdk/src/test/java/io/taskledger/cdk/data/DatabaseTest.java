package io.taskledger.cdk.data;

import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Json.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;
import io.taskledger.cdk.environment.DatabaseSettings;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class DatabaseTest {

    @EveryEnvironment
    void isPrivateEncryptedAndOfThePinnedVersion(Synthesized environment) {
        JsonNode database = database(environment);

        assertThat(text(database, "/Engine")).isEqualTo("postgres");
        assertThat(text(database, "/EngineVersion")).matches("17\\.\\d+");
        assertThat(database.path("AutoMinorVersionUpgrade").asBoolean(true)).isFalse();
        assertThat(database.path("PubliclyAccessible").asBoolean(true)).isFalse();
        assertThat(database.path("StorageEncrypted").asBoolean()).isTrue();
        assertThat(text(database, "/DBInstanceIdentifier"))
                .isEqualTo(environment.named("database"));
        assertThat(
                        environment
                                .stack("data")
                                .only("AWS::RDS::DBSubnetGroup")
                                .path("SubnetIds")
                                .toString())
                .contains("VpcdataSubnet1", "VpcdataSubnet2");
    }

    @EveryEnvironment
    void hasTheSizeOfItsEnvironment(Synthesized environment) {
        DatabaseSettings size = environment.settings().database();
        JsonNode database = database(environment);

        assertThat(text(database, "/DBInstanceClass")).isEqualTo("db." + size.instanceClass());
        assertThat(text(database, "/DBInstanceClass")).as("Graviton").matches("db\\.[a-z]+\\d+g.*");
        assertThat(database.path("MultiAZ").asBoolean()).isEqualTo(size.zones());
        assertThat(text(database, "/StorageType")).isEqualTo("gp3");
        assertThat(text(database, "/AllocatedStorage")).isEqualTo("100");
        assertThat(database.path("MaxAllocatedStorage").asInt()).isEqualTo(size.mostStorageGiB());
    }

    @Test
    void keepsProductionInTwoZonesWithEightGiB() {
        JsonNode prod = database(Synthesized.environment("prod"));

        assertThat(prod.path("MultiAZ").asBoolean()).isTrue();
        assertThat(text(prod, "/DBInstanceClass")).isEqualTo("db.t4g.large");
        assertThat(prod.path("DeletionProtection").asBoolean()).isTrue();
    }

    @EveryEnvironment
    void isBackedUpAtThreeForSevenDaysAndBeyondByAPlan(Synthesized environment) {
        Template data = environment.stack("data");

        assertThat(database(environment).path("BackupRetentionPeriod").asInt()).isEqualTo(7);
        assertThat(text(database(environment), "/PreferredBackupWindow")).isEqualTo("03:00-03:30");
        assertThat(
                        data.only("AWS::Backup::BackupPlan")
                                .at("/BackupPlan/BackupPlanRule")
                                .valueStream()
                                .map(rule -> rule.at("/Lifecycle/DeleteAfterDays").asInt()))
                .containsExactly(35, 365);
        assertThat(
                        data.only("AWS::Backup::BackupSelection")
                                .at("/BackupSelection/Resources")
                                .toString())
                .contains(data.resources("AWS::RDS::DBInstance").getFirst().getKey());
    }

    @EveryEnvironment
    void speaksTlsOnlyAndSignsInByIam(Synthesized environment) {
        JsonNode parameters =
                environment.stack("data").only("AWS::RDS::DBParameterGroup").path("Parameters");

        assertThat(text(parameters, "/rds.force_ssl")).isEqualTo("1");
        assertThat(database(environment).path("EnableIAMDatabaseAuthentication").asBoolean())
                .isTrue();
        assertThat(database(environment).path("ManageMasterUserPassword").asBoolean()).isTrue();
        assertThat(database(environment).has("MasterUserPassword")).isFalse();
    }

    /** A lasting environment's data survives the stack, and its stack resists. */
    @EveryEnvironment
    void outlivesItsStackWhereItLasts(Synthesized environment) {
        boolean lasting = environment.settings().lasting();
        JsonNode resource =
                environment.stack("data").resources("AWS::RDS::DBInstance").getFirst().getValue();

        assertThat(text(resource, "/DeletionPolicy")).isEqualTo(lasting ? "Retain" : "Delete");
        assertThat(database(environment).path("DeletionProtection").asBoolean()).isEqualTo(lasting);
        assertThat(environment.stack("data").protectedFromDeletion()).isEqualTo(lasting);
    }

    @EveryEnvironment
    void writesItsLogsIntoGroupsThatExistForAWeek(Synthesized environment) {
        Template data = environment.stack("data");

        assertThat(texts(database(environment), "/EnableCloudwatchLogsExports"))
                .containsExactlyInAnyOrder("postgresql", "upgrade");
        for (String log : texts(database(environment), "/EnableCloudwatchLogsExports")) {
            JsonNode group =
                    data.with(
                            "AWS::Logs::LogGroup",
                            "LogGroupName",
                            "/aws/rds/instance/" + environment.named("database") + "/" + log);
            assertThat(group.path("RetentionInDays").asInt()).isEqualTo(7);
        }
    }

    @Test
    void hasNoReplicaUnlessAskedFor() {
        assertThat(Synthesized.environments())
                .allSatisfy(e -> assertThat(e.properties("AWS::RDS::DBInstance")).hasSize(1));
        assertThat(Synthesized.withEveryOption().properties("AWS::RDS::DBInstance"))
                .filteredOn(i -> i.has("SourceDBInstanceIdentifier"))
                .hasSize(1)
                .allSatisfy(
                        i -> {
                            assertThat(i.path("PubliclyAccessible").asBoolean(true)).isFalse();
                            assertThat(i.path("EnableIAMDatabaseAuthentication").asBoolean())
                                    .isTrue();
                        });
    }

    /** One setting puts the read model on a server of its own: same network, roles and settings. */
    @Test
    void canKeepTheReadModelApart() {
        Template services = Synthesized.withEveryOption().stack("services");
        JsonNode query =
                services.with("AWS::ECS::TaskDefinition", "Family", "taskledger-options-query-side")
                        .at("/ContainerDefinitions/0/Environment");

        assertThat(url(query, "TASKLEDGER_EVENTLOG_URL"))
                .contains("databaseInstance")
                .contains("/eventlog?");
        assertThat(url(query, "TASKLEDGER_READMODEL_URL"))
                .contains("readmodelInstance")
                .contains("/readmodel?");
    }

    private static String url(JsonNode environment, String name) {
        return io.taskledger.cdk.Json.map(environment).get(name);
    }

    private static JsonNode database(Synthesized environment) {
        return environment.stack("data").only("AWS::RDS::DBInstance");
    }
}
