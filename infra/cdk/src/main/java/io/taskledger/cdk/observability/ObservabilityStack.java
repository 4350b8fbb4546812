package io.taskledger.cdk.observability;

import io.taskledger.cdk.data.DataStack;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.EnvironmentStack;
import io.taskledger.cdk.services.Service;
import io.taskledger.cdk.services.ServicesStack;

import software.constructs.Construct;

import java.util.List;

/** Alarms and the dashboard. */
public final class ObservabilityStack extends EnvironmentStack {

    /** As the query side names them. */
    private static final List<String> PROJECTIONS = List.of("workspace", "history");

    public ObservabilityStack(
            Construct scope, EnvironmentSettings settings, DataStack data, ServicesStack services) {
        super(scope, settings, "observability", false, "Observability: alarms, dashboard");
        Bell bell = new Bell(this, settings);
        Alarms alarms = new Alarms(bell, settings);
        Dashboards dashboard = new Dashboards(this, settings);
        DataSignals signals = new DataSignals(data, settings);
        watch("command-side", services.commandSide(), alarms, dashboard);
        watch("query-side", services.querySide(), alarms, dashboard);
        PROJECTIONS.forEach(alarms::projection);
        signals.servers().forEach(server -> alarms.database(server, signals));
        alarms.cache(signals);
        new ReportedOnly(bell, settings).ring();
        dashboard.log();
        dashboard.data(signals);
    }

    private void watch(String name, Service service, Alarms alarms, Dashboards dashboard) {
        ServiceSignals signals = new ServiceSignals(service, settings());
        alarms.service(name, signals);
        dashboard.service(name, signals);
    }
}
