package io.taskledger.cdk.data;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.EnvironmentStack;
import io.taskledger.cdk.network.NetworkStack;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.iam.IManagedPolicy;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.rds.IDatabaseInstance;
import software.amazon.awscdk.services.rds.SubnetGroup;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

import java.util.ArrayList;
import java.util.List;

/** The log, the read models and the cache. The log is the one thing that nothing can make again. */
public final class DataStack extends EnvironmentStack {

    private final transient PostgresInstance log;
    private final transient PostgresInstance readModels;
    private final transient Cache cache;

    public DataStack(Construct scope, EnvironmentSettings settings, NetworkStack network) {
        super(scope, settings, "data", true, "Data: event log, read models, cache");
        SubnetGroup subnets =
                SubnetGroup.Builder.create(this, "Subnets")
                        .subnetGroupName(names().of("database"))
                        .description("Data subnets")
                        .vpc(network.vpc())
                        .vpcSubnets(NetworkStack.data())
                        .build();
        Role monitoring = monitoring();
        log = new PostgresInstance(this, "database", settings, network, subnets, monitoring);
        readModels =
                settings.database().readModelApart()
                        ? new PostgresInstance(
                                this, "readmodel", settings, network, subnets, monitoring)
                        : log;
        if (settings.database().readReplica()) {
            readModels.addReplica(network, subnets, monitoring);
        }
        new Backups(this, settings, instances());
        cache = new Cache(this, settings, network);
        CfnOutput.Builder.create(this, "DatabaseIdentifier")
                .description("For a snapshot before migrations")
                .value(log.instance().getInstanceIdentifier())
                .build();
        Findings.explain(this, settings);
    }

    public Database eventLog() {
        return new Database("eventlog", log.instance());
    }

    public Database readModel() {
        return new Database("readmodel", readModels.instance());
    }

    /** Of each server: its first database and the secret of its master user. */
    public List<Server> servers() {
        List<Server> all = new ArrayList<>();
        all.add(server(log));
        if (readModels != log) {
            all.add(server(readModels));
        }
        return all;
    }

    public Cache cache() {
        return cache;
    }

    /**
     * @param entry the database every server has from the start
     * @param master RDS made it and rotates it
     */
    public record Server(String name, Database entry, ISecret master) {}

    private static Server server(PostgresInstance server) {
        ISecret secret = server.instance().getSecret();
        if (secret == null) {
            throw new IllegalStateException("RDS manages the master user's password");
        }
        return new Server(
                server.getNode().getId(), new Database("postgres", server.instance()), secret);
    }

    private List<IDatabaseInstance> instances() {
        return readModels == log
                ? List.of(log.instance())
                : List.of(log.instance(), readModels.instance());
    }

    private Role monitoring() {
        IManagedPolicy policy =
                ManagedPolicy.fromAwsManagedPolicyName(
                        "service-role/AmazonRDSEnhancedMonitoringRole");
        return Role.Builder.create(this, "Monitoring")
                .assumedBy(new ServicePrincipal("monitoring.rds.amazonaws.com"))
                .managedPolicies(List.of(policy))
                .build();
    }
}
