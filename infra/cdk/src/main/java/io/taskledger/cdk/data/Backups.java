package io.taskledger.cdk.data;

import io.taskledger.cdk.environment.EnvironmentSettings;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.rds.IDatabaseInstance;
import software.constructs.Construct;

import java.util.List;

/** Copies that outlive the seven days of the server's own backups, and the server itself. */
final class Backups extends Construct {

    Backups(Construct scope, EnvironmentSettings settings, List<IDatabaseInstance> databases) {
        super(scope, "Backups");
        BackupVault vault =
                BackupVault.Builder.create(this, "Vault")
                        .backupVaultName(settings.names().of("backups"))
                        .removalPolicy(
                                settings.lasting() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                        .build();
        BackupPlan plan =
                BackupPlan.Builder.create(this, "Plan")
                        .backupPlanName(settings.names().of("backups"))
                        .backupVault(vault)
                        .build();
        plan.addRule(rule("daily", CronOptions.builder().hour("2").minute("0").build(), 35));
        plan.addRule(
                rule("monthly", CronOptions.builder().day("1").hour("1").minute("0").build(), 365));
        plan.addSelection(
                "Databases",
                BackupSelectionOptions.builder()
                        .resources(
                                databases.stream()
                                        .map(BackupResource::fromRdsDatabaseInstance)
                                        .toList())
                        .build());
    }

    private static BackupPlanRule rule(String name, CronOptions when, int days) {
        return BackupPlanRule.Builder.create()
                .ruleName(name)
                .scheduleExpression(Schedule.cron(when))
                .startWindow(Duration.hours(1))
                .completionWindow(Duration.hours(4))
                .deleteAfter(Duration.days(days))
                .build();
    }
}
