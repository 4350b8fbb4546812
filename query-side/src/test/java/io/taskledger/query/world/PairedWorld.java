package io.taskledger.query.world;

import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.query.platform.ReadModelMigration;
import io.taskledger.servers.PostgresPair;
import io.taskledger.servers.TestPostgres;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A pair of migrated databases on a server with a standby, both known to whoever connects. */
public final class PairedWorld implements AutoCloseable {

    private final PostgresPair pair;
    private final Ledger ledger;

    public PairedWorld(Path directory) {
        pair = PostgresPair.start(directory);
        pair.primary().bootstrap();
        String password = TestPostgres.password("migrator");
        EventLogMigration.migrate(pair.primary().dataSource("eventlog", "migrator", password));
        ReadModelMigration.migrate(pair.primary().dataSource("readmodel", "migrator", password));
        ledger =
                new Ledger(
                        EventLogDataSource.unpooled(
                                pair.url("eventlog"),
                                "command_app",
                                TestPostgres.password("command_app")));
    }

    public PostgresPair servers() {
        return pair;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Instance start() {
        return new Instance(pair.url("eventlog"), pair.url("readmodel"), Map.of(), List.of());
    }

    @Override
    public void close() {
        pair.stop();
    }
}
