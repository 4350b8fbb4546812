package io.taskledger.cdk.data;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Plain.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.environment.DatabaseSettings;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class DatabaseTest {

    @EveryEnvironment
    void isPrivateEncryptedAndOfThePinnedVersion(Synthesized environment) {
        JsonNode database = database(environment);

        says(
                database,
                """
                {
                    "DBInstanceIdentifier": "%s",
                    "Engine": "postgres",
                    "AutoMinorVersionUpgrade": false,
                    "PreferredMaintenanceWindow": "sun:04:30-sun:05:30",
                    "PubliclyAccessible": false,
                    "DBSubnetGroupName": "${Subnets}",
                    "VPCSecurityGroups": ["${network:SecurityGroupsdatabase.GroupId}"],
                    "StorageEncrypted": true,
                    "CACertificateIdentifier": "rds-ca-rsa2048-g1"
                }
                """
                        .formatted(environment.named("database")));
        assertThat(text(database, "/EngineVersion")).matches("17\\.\\d+");
        says(
                plain(environment.stack("data").only("AWS::RDS::DBSubnetGroup")),
                """
                {
                    "DBSubnetGroupName": "%s",
                    "SubnetIds": [
                        "${network:VpcdataSubnet1Subnet}", "${network:VpcdataSubnet2Subnet}"]
                }
                """
                        .formatted(environment.named("database")));
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
    void speaksTlsOnlyAndSignsInByIam(Synthesized environment) {
        JsonNode database = database(environment);

        says(
                database,
                """
                {
                    "DBParameterGroupName": "${databaseParameters}",
                    "EnableIAMDatabaseAuthentication": true,
                    "MasterUsername": "postgres",
                    "ManageMasterUserPassword": true
                }
                """);
        assertThat(database.has("MasterUserPassword")).isFalse();
        says(
                parameters(environment),
                """
                {"Family": "postgres17", "Parameters": {"rds.force_ssl": "1", "timezone": "UTC"}}
                """);
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

    private static JsonNode database(Synthesized environment) {
        return plain(environment.stack("data").only("AWS::RDS::DBInstance"));
    }

    private static JsonNode parameters(Synthesized environment) {
        return environment.stack("data").only("AWS::RDS::DBParameterGroup");
    }
}
