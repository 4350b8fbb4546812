package io.taskledger.cdk.services;

import io.taskledger.cdk.data.DataStack;
import io.taskledger.cdk.data.Database;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.identity.IdentityStack;

import java.util.Map;
import java.util.TreeMap;

/** The services' settings here, by the names under which they read them. */
final class ServiceEnvironment {

    static final String COMMAND_ROLE = "command_app";
    static final String QUERY_ROLE = "query_app";

    private final EnvironmentSettings settings;
    private final DataStack data;
    private final IdentityStack identity;

    ServiceEnvironment(EnvironmentSettings settings, DataStack data, IdentityStack identity) {
        this.settings = settings;
        this.data = data;
        this.identity = identity;
    }

    Map<String, String> commandSide() {
        Map<String, String> all = common();
        database(all, "EVENTLOG", data.eventLog(), COMMAND_ROLE);
        all.put("TASKLEDGER_EVENTLOG_CONNECTIONS", text(settings.commandSide().pool()));
        return all;
    }

    Map<String, String> querySide() {
        Map<String, String> all = common();
        database(all, "EVENTLOG", data.eventLog(), QUERY_ROLE);
        database(all, "READMODEL", data.readModel(), QUERY_ROLE);
        all.put("TASKLEDGER_EVENTLOG_POOL_SIZE", text(settings.querySide().pool()));
        all.put("TASKLEDGER_READMODEL_POOL_SIZE", text(settings.querySide().pool()));
        return all;
    }

    private Map<String, String> common() {
        Map<String, String> all = new TreeMap<>();
        all.put("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", Collector.ENDPOINT);
        all.put("SPRING_DATA_REDIS_HOST", data.cache().host());
        all.put("SPRING_DATA_REDIS_PORT", "6379");
        all.put("SPRING_DATA_REDIS_SSL_ENABLED", "true");
        all.put("SPRING_DATA_REDIS_USERNAME", data.cache().user());
        all.put("TASKLEDGER_REDIS_IAM_CACHE", data.cache().name());
        all.put("TASKLEDGER_AUTH_ISSUER", identity.issuer());
        all.put("TASKLEDGER_AUTH_CLIENT_IDS", identity.clientId());
        all.put("TASKLEDGER_AUTH_SCOPE", "openid");
        all.put("TASKLEDGER_METRICS_CLOUDWATCH_ENABLED", "true");
        all.put("TASKLEDGER_METRICS_CLOUDWATCH_NAMESPACE", settings.names().metricNamespace());
        return all;
    }

    private static void database(
            Map<String, String> all, String prefix, Database database, String role) {
        all.put("TASKLEDGER_" + prefix + "_URL", database.tokenUrl());
        all.put("TASKLEDGER_" + prefix + "_USERNAME", role);
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
