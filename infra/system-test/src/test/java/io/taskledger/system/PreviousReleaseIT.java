package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.system.Api.Answer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rolling deploy of this release over the one before, and the way back, with the programs of
 * both, while clients go on. The release before is the one that {@code previous-release} names.
 */
class PreviousReleaseIT {

    private static final int TURNS = Scale.of(3, 30);
    // More than the events between two snapshots.
    private static final int RENAMINGS = 110;

    private final Release previous = Release.previous();
    private final Release current = Release.current();
    private final Stopwatch stopwatch = new Stopwatch();

    @Test
    void worksBesideThisReleaseOnItsSchemaForthAndBack() throws Exception {
        try (RollingSite site = new RollingSite(Path.of("target/rolling").toAbsolutePath())) {
            stopwatch.note("Programs of the release before built, servers started");
            site.migrate(previous);
            List<Instance> before = site.start(previous);
            stopwatch.note("Release before started on its own schema");
            RollingLoad load = RollingLoad.start(site);
            List<Instance> after;
            try (load) {
                site.migrate(current);
                stopwatch.note("Schema migrated while clients go on");
                workAlone(site, load);
                after = site.start(current);
                workTogether(site, load, before, after);
                assertThat(site.writesWhatIsNew()).isFalse();
                assertThat(fingerprints(after)).containsOnly(false);
                site.stop(before);
                await().until(site::writesWhatIsNew);
                awaitFingerprints(after, true);
                stopwatch.note("Release before gone, what is new is written");
                workAlone(site, load);
                assertThat(load.refusedTokens()).isZero();

                before = site.start(previous);
                assertThat(site.writesWhatIsNew()).isFalse();
                awaitFingerprints(after, false);
                workTogether(site, load, before, after);
                site.retire(after);
                workAlone(site, load);
            }
            load.checkEverything();
            stopwatch.note("Release before has all %d commands", load.acknowledged());
            site.takeBack(after);
            site.stop(before);
            load.checkEverything();
            Rebuild.provesAllProjections(site);
            stopwatch.note("This release has them too, and makes the same of the log");
        }
    }

    private static void awaitFingerprints(List<Instance> instances, boolean told) {
        await().pollInterval(Duration.ofMillis(500))
                .until(() -> fingerprints(instances).equals(Set.of(told)));
    }

    /** Whether the tokens tell their event that these instances write, of either side. */
    private static Set<Boolean> fingerprints(List<Instance> instances) throws IOException {
        Set<Boolean> told = new HashSet<>();
        for (Instance instance : instances) {
            Api alice = instance.as("alice");
            Answer answer =
                    instance.side().equals(Release.COMMAND_SIDE)
                            ? alice.post("/api/projects", Map.of("name", "Token")).expect(201)
                            : alice.get("/api/projects").expect(200);
            ConsistencyToken token =
                    ConsistencyToken.decode(answer.consistencyToken()).orElseThrow();
            told.add(token.fingerprint() != ConsistencyToken.UNKNOWN);
        }
        return told;
    }

    /** Leaves a snapshot, which the other release has to read, or to do without. */
    private void workAlone(RollingSite site, RollingLoad load) throws Exception {
        long snapshots = site.snapshots();
        load.rename(RENAMINGS);
        await().until(() -> site.snapshots() > snapshots);
        load.awaitTurns(TURNS);
        stopwatch.note("One release alone");
    }

    private void workTogether(
            RollingSite site, RollingLoad load, List<Instance> before, List<Instance> after) {
        stopwatch.note("Another release started");
        List<Instance> all = Stream.of(before, after).flatMap(List::stream).toList();
        List<Integer> answered = all.stream().map(site.balancer()::answered).toList();
        load.awaitTurns(TURNS);
        for (int i = 0; i < all.size(); i++) {
            assertThat(site.balancer().answered(all.get(i)) - answered.get(i))
                    .as("answers of %s", all.get(i))
                    .isGreaterThan(TURNS);
        }
        stopwatch.note("Both releases together");
    }
}
