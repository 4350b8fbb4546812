package io.taskledger.cdk.data;

import io.taskledger.cdk.environment.DatabaseSettings;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.network.NetworkStack;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.DatabaseInstanceReadReplica;
import software.amazon.awscdk.services.rds.IInstanceEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.rds.SubnetGroup;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL server, private, encrypted, backed up continuously. */
final class PostgresInstance extends Construct {

    private static final IInstanceEngine ENGINE =
            DatabaseInstanceEngine.postgres(
                    PostgresInstanceEngineProps.builder()
                            .version(PostgresEngineVersion.VER_17_7)
                            .build());
    private static final List<String> LOGS = List.of("postgresql", "upgrade");

    private final transient EnvironmentSettings settings;
    private final transient DatabaseInstance instance;

    /**
     * @param name of the server: a restored one takes it over, and with it the address
     */
    PostgresInstance(
            Construct scope,
            String name,
            EnvironmentSettings settings,
            NetworkStack network,
            SubnetGroup subnets,
            IRole monitoring) {
        super(scope, name);
        this.settings = settings;
        DatabaseSettings size = settings.database();
        String identifier = settings.names().of(name);
        LOGS.forEach(log -> logGroup(log, identifier));
        instance =
                DatabaseInstance.Builder.create(this, "Instance")
                        .instanceIdentifier(identifier)
                        .engine(ENGINE)
                        .instanceType(new InstanceType(size.instanceClass()))
                        .vpc(network.vpc())
                        .subnetGroup(subnets)
                        .securityGroups(List.of(network.securityGroups().database()))
                        .publiclyAccessible(false)
                        .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
                        .multiAz(size.zones())
                        .storageType(StorageType.GP3)
                        .allocatedStorage(size.storageGiB())
                        .maxAllocatedStorage(size.mostStorageGiB())
                        .storageEncrypted(true)
                        .credentials(Credentials.fromUsername("postgres"))
                        .manageMasterUserPassword(true)
                        .iamAuthentication(true)
                        .parameterGroup(parameters(size))
                        .backupRetention(Duration.days(7))
                        .preferredBackupWindow("03:00-03:30")
                        .preferredMaintenanceWindow("sun:04:30-sun:05:30")
                        .copyTagsToSnapshot(true)
                        .deleteAutomatedBackups(!settings.lasting())
                        .autoMinorVersionUpgrade(false)
                        .deletionProtection(settings.lasting())
                        .removalPolicy(
                                settings.lasting() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                        .databaseInsightsMode(DatabaseInsightsMode.STANDARD)
                        .enablePerformanceInsights(true)
                        .monitoringInterval(Duration.minutes(1))
                        .monitoringRole(monitoring)
                        .cloudwatchLogsExports(LOGS)
                        .build();
        getNode().findAll().stream()
                .filter(LogGroup.class::isInstance)
                .forEach(instance.getNode()::addDependency);
    }

    DatabaseInstance instance() {
        return instance;
    }

    /** Serves reads that may be a little behind. */
    void addReplica(NetworkStack network, SubnetGroup subnets, IRole monitoring) {
        DatabaseInstanceReadReplica.Builder.create(this, "Replica")
                .sourceDatabaseInstance(instance)
                .instanceType(new InstanceType(settings.database().instanceClass()))
                .vpc(network.vpc())
                .subnetGroup(subnets)
                .securityGroups(List.of(network.securityGroups().database()))
                .publiclyAccessible(false)
                .iamAuthentication(true)
                .multiAz(settings.database().zones())
                .storageType(StorageType.GP3)
                .autoMinorVersionUpgrade(false)
                .deletionProtection(settings.lasting())
                .monitoringInterval(Duration.minutes(1))
                .monitoringRole(monitoring)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private ParameterGroup parameters(DatabaseSettings size) {
        return ParameterGroup.Builder.create(this, "Parameters")
                .engine(ENGINE)
                .description("Of " + settings.names().of("database"))
                .parameters(
                        // In an order that stays.
                        new TreeMap<>(
                                Map.of(
                                        "rds.force_ssl", "1",
                                        "max_connections", Integer.toString(size.maxConnections()),
                                        "timezone", "UTC",
                                        "log_min_duration_statement", "1000",
                                        // The statement, and nothing of what people wrote.
                                        "log_parameter_max_length", "0",
                                        "log_parameter_max_length_on_error", "0",
                                        "log_error_verbosity", "terse",
                                        "log_lock_waits", "1",
                                        "log_connections", "0")))
                .build();
    }

    /** Before the server writes into it, which would make one that keeps everything for ever. */
    private void logGroup(String log, String identifier) {
        LogGroup.Builder.create(this, "Log-" + log)
                .logGroupName("/aws/rds/instance/" + identifier + "/" + log)
                .retention(RetentionDays.ONE_WEEK)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }
}
