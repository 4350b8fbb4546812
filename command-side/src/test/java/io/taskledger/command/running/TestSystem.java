package io.taskledger.command.running;

import io.taskledger.command.CommandSide;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.NextRelease;
import io.taskledger.servers.TestIssuer;
import io.taskledger.servers.TestPostgres;
import io.taskledger.servers.TestRedis;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a command side needs around it: Redis, an issuer of tokens, and a log whose schema is a
 * release ahead of the code, as it is while a deployment is under way.
 */
public final class TestSystem {

    private static final class Shared {
        static final TestSystem INSTANCE = new TestSystem(migrated());

        private static Map<String, String> migrated() {
            TestPostgres postgres = TestPostgres.create();
            EventLogMigration.migrate(postgres.eventLog("migrator"));
            NextRelease.expand(postgres.eventLog("migrator"));
            return Map.of(
                    "taskledger.eventlog.url", postgres.eventLogUrl(),
                    "spring.data.redis.url", TestRedis.url());
        }
    }

    private final Map<String, String> settings = new HashMap<>();

    private TestSystem(Map<String, String> places) {
        settings.putAll(TestIssuer.shared().properties());
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", "0");
        settings.put("taskledger.rate-limit.enabled", "false");
        settings.put(
                "taskledger.people.known-from-start",
                Stream.of("admin", "alice", "bob", "carol")
                        .map(account -> TestIssuer.idOf(account) + "=" + account)
                        .collect(Collectors.joining(",")));
        settings.put("springdoc.api-docs.enabled", "true");
        // Off in tests unless asked for.
        settings.put("management.prometheus.metrics.export.enabled", "true");
        settings.put("logging.level.root", "warn");
        settings.put("logging.level.io.taskledger.access", "warn");
        settings.put("taskledger.eventlog.password", TestPostgres.password("command_app"));
        settings.putAll(places);
    }

    /** The one that most tests of this JVM share. */
    public static TestSystem shared() {
        return Shared.INSTANCE;
    }

    /** One with other places and settings. */
    public static TestSystem with(Map<String, String> others) {
        return new TestSystem(others);
    }

    public Map<String, String> settings() {
        return settings;
    }

    /** Starts one more instance; the caller closes it. */
    public ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CommandSide.class)
                .properties(new HashMap<>(settings))
                .run(
                        settings.entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                .toArray(String[]::new));
    }
}
