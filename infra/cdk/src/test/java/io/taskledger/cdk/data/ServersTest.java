package io.taskledger.cdk.data;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.Plain;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/** PostgreSQL servers beside the first, which no environment has yet. */
class ServersTest {

    private static final Template DATA = Synthesized.withEveryOption().stack("data");

    @Test
    void areNoneUnlessAskedFor() {
        assertThat(Synthesized.environments())
                .allSatisfy(e -> assertThat(e.properties("AWS::RDS::DBInstance")).hasSize(1));
        assertThat(DATA.properties("AWS::RDS::DBInstance")).hasSize(3);
    }

    /** One setting puts the read model on a server of its own: same network, roles and settings. */
    @Test
    void canKeepTheReadModelApart() {
        Template services = Synthesized.withEveryOption().stack("services");
        JsonNode query =
                services.with("AWS::ECS::TaskDefinition", "Family", "taskledger-options-query-side")
                        .at("/ContainerDefinitions/0/Environment");

        assertThat(Reference.map(query).get("TASKLEDGER_EVENTLOG_URL"))
                .contains("databaseInstance")
                .contains("/eventlog?");
        assertThat(Reference.map(query).get("TASKLEDGER_READMODEL_URL"))
                .contains("readmodelInstance")
                .contains("/readmodel?");
    }

    @Test
    void areLikeTheFirstInAllButTheName() {
        for (String part : new String[] {"Instance", "Parameters", "Logpostgresql", "Logupgrade"}) {
            assertThat(described("readmodel" + part).replace("readmodel", "database"))
                    .as(part)
                    .isEqualTo(described("database" + part));
        }
    }

    @Test
    void serveReadsThatMayBeALittleBehind() {
        JsonNode replica = Plain.resource(DATA, "readmodelReplica");

        assertThat(text(replica, "/DeletionPolicy"))
                .as("what it holds is in its source")
                .isEqualTo("Delete");
        says(
                replica.path("Properties"),
                """
                {
                    "SourceDBInstanceIdentifier":
                        "arn:aws:rds:us-east-1:${AWS::AccountId}:db:${readmodelInstance}",
                    "DBInstanceClass": "db.t4g.large",
                    "StorageType": "gp3",
                    "MultiAZ": true,
                    "PubliclyAccessible": false,
                    "DBSubnetGroupName": "${Subnets}",
                    "VPCSecurityGroups": ["${network:SecurityGroupsdatabase.GroupId}"],
                    "EnableIAMDatabaseAuthentication": true,
                    "AutoMinorVersionUpgrade": false,
                    "DeletionProtection": true,
                    "CopyTagsToSnapshot": true,
                    "MonitoringInterval": 60,
                    "MonitoringRoleArn": "${Monitoring.Arn}"
                }
                """);
    }

    private static String described(String id) {
        JsonNode resource = Plain.resource(DATA, id);
        return resource.path("DeletionPolicy") + " " + resource.path("Properties");
    }
}
