package io.taskledger.query.world;

import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.query.platform.ReadModelMigration;
import io.taskledger.servers.NextRelease;
import io.taskledger.servers.TestPostgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pair of migrated databases with a writer; instances are started on them as needed. The schemas
 * are a release ahead of the code, as they are while a deployment is under way.
 */
public final class World implements AutoCloseable {

    private final TestPostgres databases = TestPostgres.create();
    private final Ledger ledger;

    public World() {
        EventLogMigration.migrate(databases.eventLog("migrator"));
        ReadModelMigration.migrate(databases.readModel("migrator"));
        NextRelease.expand(databases.eventLog("migrator"));
        NextRelease.expand(databases.readModel("migrator"));
        NextProjection.add(databases.readModel("migrator"));
        ledger = new Ledger(databases.eventLog("command_app"));
    }

    /** The world that most tests share, with one instance; each test makes its own projects. */
    public static Instance shared() {
        return Shared.INSTANCE;
    }

    public static Ledger sharedLedger() {
        return Shared.WORLD.ledger;
    }

    public static TestPostgres sharedDatabases() {
        return Shared.WORLD.databases;
    }

    public Ledger ledger() {
        return ledger;
    }

    public TestPostgres databases() {
        return databases;
    }

    public Instance start() {
        return start(Map.of());
    }

    /** One more instance of the query side, with settings of its own. */
    public Instance start(Map<String, String> settings) {
        return start(settings, List.of());
    }

    /** One more instance with beans of its own, which may replace those of the service. */
    public Instance start(Map<String, String> settings, Class<?> beans) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("spring.main.allow-bean-definition-overriding", "true");
        return start(all, List.of(beans));
    }

    private Instance start(Map<String, String> settings, List<Class<?>> beans) {
        return new Instance(databases.eventLogUrl(), databases.readModelUrl(), settings, beans);
    }

    @Override
    public void close() {
        databases.close();
    }

    private static final class Shared {
        static final World WORLD = new World();
        static final Instance INSTANCE = WORLD.start();
    }
}
