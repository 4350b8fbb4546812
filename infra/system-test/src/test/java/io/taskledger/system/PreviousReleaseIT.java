package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A rolling deploy of this release over the one before, and the way back, with the programs of
 * both, while clients go on. The release before is the one that {@code previous-release} names.
 */
class PreviousReleaseIT {

    private static final int TURNS = Scale.of(3, 30);
    // More than the events between two snapshots.
    private static final int RENAMINGS = 110;

    /** As while a release is delivered over one that reads positions only. */
    private static final Map<String, String> BESIDE =
            Map.of("TASKLEDGER_CONSISTENCY_FINGERPRINTS", "false");

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
                after = site.start(current, BESIDE);
                workTogether(site, load, before, after);
                assertThat(site.writesWhatIsNew()).isFalse();
                site.stop(before);
                await().until(site::writesWhatIsNew);
                stopwatch.note("Release before gone, what is new is written");
                workAlone(site, load);

                before = site.start(previous);
                assertThat(site.writesWhatIsNew()).isFalse();
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
