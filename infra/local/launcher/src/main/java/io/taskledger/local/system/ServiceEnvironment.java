package io.taskledger.local.system;

import io.taskledger.local.Settings;
import io.taskledger.local.demo.Demo;

import java.util.HashMap;
import java.util.Map;

/** The environment variables of the services and of the OpenID provider. */
record ServiceEnvironment(Addresses addresses, Secrets secrets, Layout layout) {

    static final String CLIENT_ID = "taskledger-web";

    // One account may run a load test here; in production the default holds.
    private static final String UNTHROTTLED = "1000000";

    Map<String, String> commandSide(Addresses.Instance instance) {
        Map<String, String> environment = service(instance);
        environment.putAll(
                database("EVENTLOG", "eventlog", "command_app", secrets.roles().command()));
        environment.put("TASKLEDGER_PEOPLE_KNOWN_FROM_START", Demo.accounts());
        return environment;
    }

    Map<String, String> querySide(Addresses.Instance instance) {
        Map<String, String> environment = service(instance);
        String password = secrets.roles().query();
        environment.putAll(database("EVENTLOG", "eventlog", "query_app", password));
        environment.putAll(database("READMODEL", "readmodel", "query_app", password));
        return environment;
    }

    Map<String, String> migration() {
        Map<String, String> environment = new HashMap<>();
        String password = secrets.roles().migrator();
        environment.putAll(database("EVENTLOG", "eventlog", "migrator", password));
        environment.putAll(database("READMODEL", "readmodel", "migrator", password));
        return environment;
    }

    Map<String, String> identity() {
        Settings settings = addresses.settings();
        Map<String, String> environment = listenOn(settings.identityPort());
        environment.put("IDENTITY_ISSUER", settings.issuer());
        environment.put("IDENTITY_APP_URL", settings.baseUrl() + "," + settings.developmentUrl());
        environment.put("IDENTITY_DATA_DIR", layout.identityData().toString());
        return environment;
    }

    private Map<String, String> service(Addresses.Instance instance) {
        Settings settings = addresses.settings();
        Map<String, String> environment = listenOn(instance.api().getPort());
        environment.put(
                "TASKLEDGER_HTTP_PROBE_PORT", Integer.toString(instance.probes().getPort()));
        environment.put("SPRING_DATA_REDIS_URL", secrets.redis().serviceUrl(addresses.redis()));
        environment.put("TASKLEDGER_AUTH_ISSUER", settings.issuer());
        environment.put("TASKLEDGER_AUTH_CLIENT_IDS", CLIENT_ID);
        environment.put("TASKLEDGER_AUTH_SCOPE", "openid");
        environment.put("TASKLEDGER_RATE_LIMIT_REQUESTS_PER_SECOND", UNTHROTTLED);
        environment.put("TASKLEDGER_RATE_LIMIT_BURST", UNTHROTTLED);
        return environment;
    }

    private static Map<String, String> listenOn(int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        return environment;
    }

    private Map<String, String> database(
            String prefix, String database, String user, String password) {
        return Map.of(
                "TASKLEDGER_" + prefix + "_URL", addresses.jdbc(database),
                "TASKLEDGER_" + prefix + "_USERNAME", user,
                "TASKLEDGER_" + prefix + "_PASSWORD", password);
    }
}
