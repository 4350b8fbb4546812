package io.taskledger.query.world;

import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.query.platform.ReadModelMigration;
import io.taskledger.servers.TestPostgres;

import java.util.Map;

/** A pair of migrated databases with a writer; instances are started on them as needed. */
public final class World implements AutoCloseable {

    private final TestPostgres databases = TestPostgres.create();
    private final Ledger ledger;

    public World() {
        EventLogMigration.migrate(databases.eventLog("migrator"));
        ReadModelMigration.migrate(databases.readModel("migrator"));
        ledger = new Ledger(databases.eventLog("command_app"));
    }

    /** The world that most tests share, with one instance; each test makes its own projects. */
    public static Instance shared() {
        return Shared.INSTANCE;
    }

    public static Ledger sharedLedger() {
        Instance started = Shared.INSTANCE;
        return started.world().ledger;
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
        return new Instance(this, settings);
    }

    @Override
    public void close() {
        databases.close();
    }

    private static final class Shared {
        static final Instance INSTANCE = new World().start();
    }
}
