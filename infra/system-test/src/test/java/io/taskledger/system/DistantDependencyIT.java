package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.servers.FreePort;
import io.taskledger.servers.TcpProxy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The log, the read model or the cache is far away, falls silent, or is gone: each answer that
 * people get is right, or a clear refusal within 6 s; soon after the end of it all is as before.
 */
@Timeout(300)
class DistantDependencyIT {

    private static final Duration TROUBLE = Duration.ofSeconds(Scale.of(4, 20));
    private static final Duration ROUND_TRIP = Duration.ofMillis(200);
    private static final double MOST_MILLIS = 6_000;
    // What is only far away is waited for. Measured: none beside a far log, more than a quarter
    // beside a far read model, which questions ask more than once.
    private static final double MOST_REFUSED = 0.5;
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private enum Dependency {
        LOG,
        READ_MODEL,
        CACHE
    }

    private enum Trouble {
        FAR,
        SILENT,
        GONE
    }

    private static DistantSite site;
    private static People people;

    @BeforeAll
    static void peopleAreAtWork() throws Exception {
        site = new DistantSite(Path.of("target/distant").toAbsolutePath());
        people = People.atWork(site, List.of("alice", "bob"));
    }

    @AfterAll
    static void leave() throws Exception {
        people.close();
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "LOG, FAR", "LOG, SILENT", "LOG, GONE",
        "READ_MODEL, FAR", "READ_MODEL, SILENT", "READ_MODEL, GONE",
        "CACHE, FAR", "CACHE, SILENT", "CACHE, GONE"
    })
    void answersAreRightOrClearlyRefused(Dependency dependency, Trouble trouble)
            throws IOException {
        TcpProxy path = path(dependency);
        int port = path.target();
        begin(path, trouble);
        Waits meanwhile = people.during(TROUBLE);
        path.beAway(Duration.ZERO);
        path.thaw();
        path.moveTo(port);
        System.out.printf("%s %s: %s%n", dependency, trouble, meanwhile);
        assertThat(meanwhile.troubles()).isEmpty();
        assertThat(meanwhile.longestMillis()).as("ms").isLessThanOrEqualTo(MOST_MILLIS);
        if (dependency == Dependency.CACHE) {
            assertThat(meanwhile.refusals()).as("without a cache").isEmpty();
        } else if (trouble == Trouble.FAR) {
            assertThat(meanwhile.refusedShare()).as("refused").isLessThanOrEqualTo(MOST_REFUSED);
        }
        await().atMost(RECOVERY).until(DistantDependencyIT::allIsWell);
        assertThat(site.allLive()).as("all live").isTrue();
    }

    private static boolean allIsWell() {
        Waits now = people.during(Duration.ofSeconds(1));
        return now.refusals().isEmpty() && now.troubles().isEmpty() && now.p99Millis() < 1_000;
    }

    private static TcpProxy path(Dependency dependency) {
        return switch (dependency) {
            case LOG -> site.pathToLog();
            case READ_MODEL -> site.pathToReadModel();
            case CACHE -> site.pathToCache();
        };
    }

    private static void begin(TcpProxy path, Trouble trouble) throws IOException {
        switch (trouble) {
            case FAR -> path.beAway(ROUND_TRIP);
            case SILENT -> path.freeze();
            case GONE -> {
                path.moveTo(FreePort.find());
                path.cutAll();
            }
        }
    }
}
