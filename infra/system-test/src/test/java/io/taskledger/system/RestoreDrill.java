package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The disk of the log is lost in the middle of load, and the log restored to the last moment that
 * its archive is known to reach, as in {@code infra/runbooks/point-in-time-restore.md}, only that
 * both sides go on all the while and the cache keeps what it has. The read model is on a server of
 * its own and survives, ahead of the log: the worse case; or it is on the log's and comes back with
 * it. Run by {@code infra/drill/restore}, and with the long tests.
 */
class RestoreDrill {

    private static final long EVENTS = Long.getLong("drill.events", 1_000_000);
    private static final int ARCHIVE_SECONDS = Integer.getInteger("drill.archive-seconds", 10);
    private static final Duration RTO = Duration.ofHours(1);
    private static final Duration RPO = Duration.ofMinutes(15);

    private final Stopwatch stopwatch = new Stopwatch();

    @ParameterizedTest(name = "together with the read model: {0}")
    @ValueSource(booleans = {false, true})
    void restoresToAPointInTimeAndShowsNothingOfWhatIsGone(boolean together) throws Exception {
        Path directory = Path.of("target/drill").toAbsolutePath();
        try (DrillSite site = new DrillSite(directory, ARCHIVE_SECONDS, together)) {
            fill(site);
            DrillLoad load = DrillLoad.start(site.services().as("command-side", "alice"), site);
            String project = LostTime.projectToArchive(site);
            Instant target = backUp(site, load);
            LostTime lostTime = LostTime.begin(site, project);
            Instant disaster = loseTheLog(site, load);

            long restored = restore(site, target);
            Duration rpo = Duration.between(newest(site), disaster);
            RestoreProof proof = RestoreProof.of(site, load.ledger(), target, together);
            proof.onlyTheLastIsGone();
            awaitCommands(site);
            proof.awaitHonestAnswers(restored);
            Duration rto = stopwatch.note("everything is answered, and nothing of what is gone");

            lostTime.isForgotten(restored);
            proof.giveTheLostPositionsAgain();
            stopwatch.note("positions of the lost time given again");
            proof.clientsOfTheLostTimeAreToldApart();
            proof.everyProjectionEqualsTheLog();
            stopwatch.note("compared with what was acknowledged");
            print(proof, rto, rpo);
            assertThat(rto).as("RTO").isLessThan(RTO);
            assertThat(rpo).as("RPO").isLessThan(RPO);
        }
    }

    private void fill(DrillSite site) throws Exception {
        site.services().migrate();
        try (var migrator = site.eventLog()) {
            SeededLog.fill(migrator, EVENTS);
        }
        stopwatch.note("%,d events in the log", EVENTS);
        site.services().start("command-side", "query-side");
        site.awaitProjected();
        stopwatch.note("services started, every event projected");
    }

    /**
     * @return the last moment that can be restored
     */
    private Instant backUp(DrillSite site, DrillLoad load) throws Exception {
        await().until(() -> load.ledger().size() > 100);
        site.log().backUp();
        stopwatch.note("base backup taken while commands go on");
        Instant target = awaitRestorable(site.log(), load.ledger());
        await().atMost(RPO).until(load.ledger()::isProjected);
        stopwatch.note("%,d commands acknowledged and projected", load.ledger().size());
        return target;
    }

    /** As RDS's latest restorable time: all that was written until then is in the archive. */
    private static Instant awaitRestorable(ArchivedPostgres log, Ledger ledger)
            throws SQLException {
        Instant moment = Instant.now().truncatedTo(ChronoUnit.MICROS);
        // Recovery has to meet a commit after its target, to know that it has reached it.
        int before = ledger.size();
        await().until(() -> ledger.size() > before + DrillLoad.PEOPLE);
        String segment = log.currentSegment();
        await().atMost(RPO).until(() -> log.isArchived(segment));
        return moment;
    }

    private Instant loseTheLog(DrillSite site, DrillLoad load) throws InterruptedException {
        assertThat(load.failures()).isEmpty();
        stopwatch.restart("the log's disk is lost while commands go on");
        Instant disaster = Instant.now();
        site.log().lose();
        load.stop();
        stopwatch.note("the last command has an answer");
        return disaster;
    }

    /**
     * @return when the log was there again, of {@link System#nanoTime()}
     */
    private long restore(DrillSite site, Instant target) throws Exception {
        site.log().putBack(target);
        stopwatch.note("base backup put in place");
        site.log().recover();
        assertThat(newest(site)).isBeforeOrEqualTo(target);
        stopwatch.note("archive replayed up to %s", target);
        return System.nanoTime();
    }

    private void awaitCommands(DrillSite site) {
        Api alice = site.services().as("command-side", "alice");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> alice.post("/api/projects", Map.of("name", "After")).status() == 201);
        stopwatch.note("first command accepted");
    }

    private static Instant newest(DrillSite site) throws SQLException {
        return site.inLog("select max(recorded_at) from event", OffsetDateTime.class)
                .getFirst()
                .toInstant();
    }

    private static void print(RestoreProof proof, Duration rto, Duration rpo) {
        System.out.printf(
                """

                RTO %.1f s (must be under %,d s): from the loss of the disk until questions are answered and a command
                is accepted again, with %,d events in the log. Nobody had to notice or to decide first.
                RPO %.1f s (must be under %,d s): so much older than the loss is the newest event that is left. Of %,d
                acknowledged commands %,d are there, once each, and the last %,d are gone. The archive is written at
                the latest every %d s here; that interval decides.

                """,
                rto.toMillis() / 1000.0,
                RTO.toSeconds(),
                EVENTS,
                rpo.toMillis() / 1000.0,
                RPO.toSeconds(),
                proof.kept() + proof.lost(),
                proof.kept(),
                proof.lost(),
                ARCHIVE_SECONDS);
    }
}
