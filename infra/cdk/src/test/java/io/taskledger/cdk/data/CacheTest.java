package io.taskledger.cdk.data;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Plain.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Plain;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class CacheTest {

    @EveryEnvironment
    void speaksTlsOnlyToItsUsers(Synthesized environment) {
        says(
                cache(environment),
                """
                {
                    "Engine": "valkey",
                    "EngineVersion": "8.0",
                    "Port": 6379,
                    "TransitEncryptionEnabled": true,
                    "TransitEncryptionMode": "required",
                    "AtRestEncryptionEnabled": true,
                    "UserGroupIds": ["${CacheUsers}"]
                }
                """);
    }

    /** By the roles of their tasks: there is no token to keep, to hand over or to rotate. */
    @EveryEnvironment
    void knowsTheServicesOnlyAndLetsThemDoWhatTheyDo(Synthesized environment) {
        says(
                Plain.resource(environment.stack("data"), "CacheServices"),
                """
                {
                    "Properties": {
                        "Engine": "valkey",
                        "UserId": "%1$s",
                        "UserName": "%1$s",
                        "AuthenticationMode": {"Type": "iam"},
                        "AccessString": "on ~taskledger:* -@all %2$s"
                    }
                }
                """
                        .formatted(environment.named("services"), commandsOfTheLocalSystem()));
        says(
                Plain.resource(environment.stack("data"), "CacheUsers"),
                """
                {
                    "Properties": {
                        "Engine": "valkey",
                        "UserGroupId": "%s",
                        "UserIds": ["${CacheServices}"]
                    }
                }
                """
                        .formatted(environment.named("cache")));
    }

    private static String commandsOfTheLocalSystem() {
        Path accounts =
                Path.of(
                        "../../shared-api/local-servers/src/main/java/io/taskledger/servers/RedisAccounts.java");
        try {
            Matcher list =
                    Pattern.compile("COMMANDS_OF_SERVICES =\\s+List\\.of\\(([^)]+)\\)")
                            .matcher(Files.readString(accounts));
            assertThat(list.find()).isTrue();
            return list.group(1).replaceAll("[\",\\s]+", " ").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An export would bind the release before: it has none, and could not be gone back to. */
    @EveryEnvironment
    void saysWhereItAnswersWithoutAnExport(Synthesized environment) {
        says(
                plain(environment.stack("data").only("AWS::SSM::Parameter")),
                """
                {
                    "Name": "/taskledger/%s/cache-host",
                    "Type": "String",
                    "Value": "${CacheKeyless.PrimaryEndPoint.Address}"
                }
                """
                        .formatted(environment.name()));
    }

    @EveryEnvironment
    void isReachedInTheDataSubnetsOnly(Synthesized environment) {
        says(
                cache(environment),
                """
                {
                    "CacheSubnetGroupName": "${CacheSubnets}",
                    "SecurityGroupIds": ["${network:SecurityGroupscache.GroupId}"]
                }
                """);
        says(
                plain(environment.stack("data").only("AWS::ElastiCache::SubnetGroup")),
                """
                {
                    "CacheSubnetGroupName": "%s",
                    "SubnetIds": [
                        "${network:VpcdataSubnet1Subnet}", "${network:VpcdataSubnet2Subnet}"]
                }
                """
                        .formatted(environment.named("cache")));
    }

    @EveryEnvironment
    void forgetsTheLeastRecentlyUsedFirst(Synthesized environment) {
        Template data = environment.stack("data");

        says(
                data.only("AWS::ElastiCache::ParameterGroup"),
                """
                {
                    "CacheParameterGroupFamily": "valkey8",
                    "Properties": {"maxmemory-policy": "allkeys-lru"}
                }
                """);
        says(
                cache(environment),
                """
                {"CacheParameterGroupName": "${CacheParameters}"}
                """);
    }

    /** It holds nothing that could not be read again, so no copies are kept. */
    @EveryEnvironment
    void hasTheSizeOfItsEnvironmentAndNoCopies(Synthesized environment) {
        says(
                cache(environment),
                """
                {
                    "ReplicationGroupId": "%s",
                    "CacheNodeType": "%s",
                    "NumCacheClusters": %d,
                    "SnapshotRetentionLimit": 0,
                    "AutoMinorVersionUpgrade": true,
                    "PreferredMaintenanceWindow": "sun:05:30-sun:06:30"
                }
                """
                        .formatted(
                                environment.named("valkey"),
                                environment.settings().cache().nodeType(),
                                environment.settings().cache().nodes()));
    }

    @Test
    void failsOverInProductionAndStaging() {
        for (String name : new String[] {"staging", "prod"}) {
            JsonNode cache = cache(Synthesized.environment(name));
            assertThat(cache.path("NumCacheClusters").asInt()).isEqualTo(2);
            assertThat(cache.path("AutomaticFailoverEnabled").asBoolean()).isTrue();
            assertThat(cache.path("MultiAZEnabled").asBoolean()).isTrue();
        }
    }

    private static JsonNode cache(Synthesized environment) {
        return plain(
                environment
                        .stack("data")
                        .with(
                                "AWS::ElastiCache::ReplicationGroup",
                                "ReplicationGroupId",
                                environment.named("valkey")));
    }
}
