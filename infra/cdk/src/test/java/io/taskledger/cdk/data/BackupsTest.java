package io.taskledger.cdk.data;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Plain.plain;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Plain;
import io.taskledger.cdk.Synthesized;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class BackupsTest {

    @EveryEnvironment
    void areMadeAtThreeForSevenDaysAndBeyondByAPlan(Synthesized environment) {
        says(
                environment.stack("data").only("AWS::RDS::DBInstance"),
                """
                {
                    "BackupRetentionPeriod": 7,
                    "PreferredBackupWindow": "03:00-03:30",
                    "DeleteAutomatedBackups": %b
                }
                """
                        .formatted(!environment.settings().lasting()));
        says(
                plain(environment.stack("data").only("AWS::Backup::BackupPlan").path("BackupPlan")),
                """
                {
                    "BackupPlanName": "%s",
                    "BackupPlanRule": [{
                        "RuleName": "daily",
                        "ScheduleExpression": "cron(0 2 * * ? *)",
                        "Lifecycle": {"DeleteAfterDays": 35},
                        "TargetBackupVault": "${BackupsVault.BackupVaultName}",
                        "StartWindowMinutes": 60,
                        "CompletionWindowMinutes": 240
                    }, {
                        "RuleName": "monthly",
                        "ScheduleExpression": "cron(0 1 1 * ? *)",
                        "Lifecycle": {"DeleteAfterDays": 365},
                        "TargetBackupVault": "${BackupsVault.BackupVaultName}",
                        "StartWindowMinutes": 60,
                        "CompletionWindowMinutes": 240
                    }]
                }
                """
                        .formatted(environment.named("backups")));
    }

    @EveryEnvironment
    void areOfTheDatabase(Synthesized environment) {
        says(selection(environment), selectionOf("\"" + database("databaseInstance") + "\""));
    }

    @Test
    void areOfTheReadModelsServerToo() {
        says(
                selection(Synthesized.withEveryOption()),
                selectionOf(
                        "\"%s\", \"%s\""
                                .formatted(
                                        database("databaseInstance"),
                                        database("readmodelInstance"))));
    }

    @EveryEnvironment
    void stayWhereDataLasts(Synthesized environment) {
        says(
                Plain.resource(environment.stack("data"), "BackupsVault"),
                """
                {"DeletionPolicy": "%s", "Properties": {"BackupVaultName": "%s"}}
                """
                        .formatted(
                                environment.settings().lasting() ? "Retain" : "Delete",
                                environment.named("backups")));
    }

    @EveryEnvironment
    void areMadeByAwsBackupWithAPolicyOfItsOwn(Synthesized environment) {
        says(
                Plain.resource(environment.stack("data"), "BackupsPlanDatabasesRole")
                        .path("Properties"),
                """
                {
                    "AssumeRolePolicyDocument": {"Statement": [{
                        "Effect": "Allow",
                        "Principal": {"Service": "backup.amazonaws.com"},
                        "Action": "sts:AssumeRole"}]},
                    "ManagedPolicyArns": [
                        "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"]
                }
                """);
    }

    private static JsonNode selection(Synthesized environment) {
        return plain(environment.stack("data").only("AWS::Backup::BackupSelection"));
    }

    private static String selectionOf(String resources) {
        return """
        {
            "BackupPlanId": "${BackupsPlan.BackupPlanId}",
            "BackupSelection": {
                "SelectionName": "Databases",
                "IamRoleArn": "${BackupsPlanDatabasesRole.Arn}",
                "Resources": [%s]}
        }
        """
                .formatted(resources);
    }

    private static String database(String id) {
        return "arn:aws:rds:us-east-1:${AWS::AccountId}:db:${" + id + "}";
    }
}
