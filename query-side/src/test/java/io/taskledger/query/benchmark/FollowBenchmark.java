package io.taskledger.query.benchmark;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.servers.benchmark.Measurements;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Rounds of reading the whole log through its tail, against COPY of the same rows out; and of live
 * projections that catch up with events that came while they were paused, one at a time, against
 * pgbench with upserts of 500 rows.
 *
 * <p>Settings, as system properties: {@code events} (100000) in the log at first, {@code more}
 * (50000) for each catching up, {@code rounds} (3), {@code seconds} of pgbench (10), {@code
 * projections} (workspace,history).
 */
public final class FollowBenchmark {

    private static final long EVENTS = Long.getLong("events", 100_000);
    private static final long MORE = Long.getLong("more", 50_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int SECONDS = Integer.getInteger("seconds", 10);
    private static final List<String> PROJECTIONS =
            List.of(System.getProperty("projections", "workspace,history").split(","));

    private FollowBenchmark() {}

    public static void main(String[] arguments) {
        Benchmark.runOnServer(FollowBenchmark::measure);
    }

    private static void measure(Durable durable) throws Exception {
        Measurements measured = new Measurements("follow");
        BusyLog busy = new BusyLog();
        long events = durable.fillLog(busy, EVENTS);
        Tails.read(durable.server(), 0, events);
        for (int round = 0; round < ROUNDS; round++) {
            measured.time("COPY out of the log", events, () -> copyOut(durable));
            measured.rate("tail, deserialised", Tails.read(durable.server(), 0, events));
        }
        Upserts upserts = new Upserts(durable);
        try (Instance instance = durable.start(Map.of())) {
            Client admin = instance.as("admin");
            Generations.beginAtTheHead(admin, events);
            // Warms up: both are paused from here on, but for those measured.
            List<String> all = List.of("workspace", "history");
            all.forEach(each -> Generations.steer(admin, each, "pause"));
            catchUp(durable, busy, admin, all, new Measurements("warm-up"));
            for (int round = 0; round < ROUNDS; round++) {
                for (String projection : PROJECTIONS) {
                    String table = projection.equals("workspace") ? "task" : projection;
                    measured.rate("pgbench 500-row upserts, " + table, upserts.run(table, SECONDS));
                }
                if (PROJECTIONS.contains("history")) {
                    measured.rate(
                            "pgbench 500-row upserts, history with all its indexes",
                            upserts.runIndexed(SECONDS));
                }
                catchUp(durable, busy, admin, PROJECTIONS, measured);
            }
        }
        measured.finish();
    }

    /** Each in its turn: it is at the head, and then so many events are there at once. */
    private static void catchUp(
            Durable durable,
            BusyLog busy,
            Client admin,
            List<String> projections,
            Measurements measured)
            throws Exception {
        for (String projection : projections) {
            Generations.steer(admin, projection, "resume");
            long before = busy.position();
            durable.awaitPosition(projection, before);
            durable.log().setAutoCommit(false);
            long head = durable.fillLog(busy, before + MORE);
            Durable.execute(durable.log(), "notify eventlog");
            durable.log().commit();
            measured.time(
                    "live " + projection,
                    head - before,
                    () -> durable.awaitPosition(projection, head));
            durable.log().setAutoCommit(true);
            Generations.steer(admin, projection, "pause");
        }
    }

    private static void copyOut(Durable durable) throws Exception {
        durable.copyToLog().copyOut("copy event to stdout", OutputStream.nullOutputStream());
    }
}
