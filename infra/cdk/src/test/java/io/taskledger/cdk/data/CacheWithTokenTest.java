package io.taskledger.cdk.data;

import static io.taskledger.cdk.Json.says;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Plain;
import io.taskledger.cdk.Synthesized;

/** The cache of the release before stays exactly as it was, or CloudFormation replaces it. */
class CacheWithTokenTest {

    @EveryEnvironment
    void isAsTheReleaseBeforeMadeIt(Synthesized environment) {
        boolean failover = environment.settings().cache().nodes() > 1;
        says(
                Plain.resource(environment.stack("data"), "CacheValkey"),
                """
                {
                    "Type": "AWS::ElastiCache::ReplicationGroup",
                    "Properties": {
                        "ReplicationGroupId": "%s",
                        "ReplicationGroupDescription": "Read models' pages and rate limits",
                        "Engine": "valkey",
                        "EngineVersion": "8.0",
                        "CacheNodeType": "%s",
                        "NumCacheClusters": %d,
                        "AutomaticFailoverEnabled": %s,
                        "MultiAZEnabled": %s,
                        "TransitEncryptionEnabled": true,
                        "TransitEncryptionMode": "required",
                        "AtRestEncryptionEnabled": true,
                        "AuthToken": "{{resolve:secretsmanager:${CacheToken}:SecretString:::}}",
                        "Port": 6379,
                        "SnapshotRetentionLimit": 0,
                        "AutoMinorVersionUpgrade": true,
                        "PreferredMaintenanceWindow": "sun:05:30-sun:06:30",
                        "CacheParameterGroupName": "${CacheParameters}",
                        "CacheSubnetGroupName": "${CacheSubnets}",
                        "SecurityGroupIds": ["${network:SecurityGroupscache.GroupId}"]
                    }
                }
                """
                        .formatted(
                                environment.named("cache"),
                                environment.settings().cache().nodeType(),
                                environment.settings().cache().nodes(),
                                failover,
                                failover));
    }

    /** Without punctuation, which ElastiCache takes some of only. */
    @EveryEnvironment
    void keepsItsTokenAndLosesItWithTheStack(Synthesized environment) {
        says(
                Plain.resource(environment.stack("data"), "CacheToken"),
                """
                {
                    "DeletionPolicy": "Delete",
                    "Properties": {
                        "Name": "%s",
                        "GenerateSecretString": {"PasswordLength": 64, "ExcludePunctuation": true}}
                }
                """
                        .formatted(environment.settings().names().path("cache-token")));
    }
}
