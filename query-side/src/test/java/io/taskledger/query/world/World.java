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

    private final TestPostgres databases = Migrated.DATABASES.copy();
    private final Ledger ledger = new Ledger(databases.eventLog("command_app"));

    /** Of which each pair is a copy: nobody connects to them. */
    private static final class Migrated {

        static final TestPostgres DATABASES = TestPostgres.create();

        static {
            EventLogMigration.migrate(DATABASES.eventLog("migrator"));
            ReadModelMigration.migrate(DATABASES.readModel("migrator"));
            NextRelease.expand(DATABASES.eventLog("migrator"));
            NextRelease.expand(DATABASES.readModel("migrator"));
            NextProjection.add(DATABASES.readModel("migrator"));
        }
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
