package io.taskledger.query.benchmark;

import io.taskledger.api.event.EventCatalogue;
import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.tail.LogTail;
import io.taskledger.eventlog.tail.PositionToken;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.TestPostgres;

/** Reads the log as projections do that are far behind. */
final class Tails {

    private Tails() {}

    /**
     * So many events that follow a position, each deserialised.
     *
     * @return events a second, from the first connection to the last event
     */
    static double read(PostgresServer server, long after, long count) throws Exception {
        long begin = System.nanoTime();
        try (LogTail tail =
                        new LogTail(
                                EventLogDataSource.unpooled(
                                        server.url("eventlog"),
                                        "query_app",
                                        TestPostgres.password("query_app")),
                                EventSerializers.jsonSerializer(EventCatalogue.EVENTS));
                var stream = tail.openStream(new PositionToken(after))) {
            for (long i = 0; i < count; i++) {
                if (stream.nextAvailable().getPayload() == null) {
                    throw new IllegalStateException("An event without a payload");
                }
            }
            return count * 1e9 / (System.nanoTime() - begin);
        }
    }
}
