package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The disk of the log is lost in the middle of load, and the log restored to the last moment that
 * its archive is known to reach, as in {@code infra/runbooks/point-in-time-restore.md}. The read
 * model is on a server of its own and survives, ahead of the log: the worse case. Run by {@code
 * infra/drill/restore}, and with the long tests.
 */
class RestoreDrill {

    private static final long EVENTS = Long.getLong("drill.events", 1_000_000);
    private static final int ARCHIVE_SECONDS = Integer.getInteger("drill.archive-seconds", 10);
    private static final Duration RTO = Duration.ofHours(1);
    private static final Duration RPO = Duration.ofMinutes(15);

    private final Stopwatch stopwatch = new Stopwatch();

    @Test
    void restoresToAPointInTimeAndShowsNothingOfWhatIsGone() throws Exception {
        Path directory = Path.of("target/drill").toAbsolutePath();
        try (DrillSite site = new DrillSite(directory, ARCHIVE_SECONDS)) {
            fill(site);
            DrillLoad load = DrillLoad.start(site.services().as("command-side", "alice"), site);
            Instant target = backUp(site, load);
            Instant disaster = loseTheLog(site, load);

            restore(site, target);
            Duration rpo = Duration.between(newest(site), disaster);
            RestoreProof proof = RestoreProof.of(site, load.ledger(), target);
            proof.onlyTheLastIsGone();
            serveAgain(site, proof);
            Duration rto = stopwatch.note("command side ready, first command accepted");

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
        site.services().stop();
        stopwatch.note("services stopped");
        return disaster;
    }

    private void restore(DrillSite site, Instant target) throws Exception {
        site.log().putBack(target);
        stopwatch.note("base backup put in place");
        site.log().recover();
        assertThat(newest(site)).isBeforeOrEqualTo(target);
        stopwatch.note("archive replayed up to %s", target);
        site.flushCache();
    }

    private void serveAgain(DrillSite site, RestoreProof proof) throws Exception {
        site.services().start("query-side");
        stopwatch.note("cache emptied, query side ready");
        proof.awaitHonestAnswers();
        stopwatch.note("projections of the lost log noticed, built again, answering");
        site.services().start("command-side");
        site.services().as("command-side", "alice").newProject("After");
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
