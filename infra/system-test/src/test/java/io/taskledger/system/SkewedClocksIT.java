package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.taskledger.servers.ClockSkew;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * One instance of each side has a clock that is two minutes fast, the other one a clock that is two
 * minutes slow, and clients notice nothing.
 */
class SkewedClocksIT {

    private static final Duration SKEW = Duration.ofSeconds(120);
    private static final int TURNS = Scale.of(5, 60);

    @Test
    void clocksThatAreFourMinutesApartChangeNothing() throws Exception {
        assumeThat(ClockSkew.isPossible()).as(ClockSkew.MISSING).isTrue();
        Release release = Release.current();
        try (RollingSite site = new RollingSite(Path.of("target/skewed").toAbsolutePath())) {
            site.migrate(release);
            List<Instance> fast = site.start(release, ClockSkew.by(SKEW));
            List<Instance> slow = site.start(release, ClockSkew.by(SKEW.negated()));
            for (Instance each : fast) {
                assertThat(skew(each.address()))
                        .as("%s", each)
                        .isGreaterThan(Duration.ofMinutes(1));
            }
            for (Instance each : slow) {
                assertThat(skew(each.address())).as("%s", each).isLessThan(Duration.ofMinutes(-1));
            }
            RollingLoad load = RollingLoad.start(site);
            try (load) {
                load.awaitTurns(TURNS);
                // The other ones take over what these had claimed, whatever time they think it is.
                site.stop(fast);
                load.awaitTurns(TURNS);
                fast = site.start(release, ClockSkew.by(SKEW));
                load.awaitTurns(TURNS);
                site.stop(slow);
                load.awaitTurns(TURNS);
            }
            load.checkEverything();
            Rebuild.provesAllProjections(site);
            checkTimes(site);
        }
    }

    /** By how much its clock differs from ours. */
    private static Duration skew(URI instance) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String date =
                    http.send(
                                    HttpRequest.newBuilder(instance.resolve("/readyz")).build(),
                                    BodyHandlers.discarding())
                            .headers()
                            .firstValue("Date")
                            .orElseThrow();
            Instant told = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return Duration.between(Instant.now(), told);
        }
    }

    /** Times are the database's: none is ahead of it, and none goes back along the positions. */
    private static void checkTimes(RollingSite site) throws Exception {
        String sql =
                """
                select count(*)
                from   (select recorded_at, lag(recorded_at) over (order by position) as before from event) as e
                where  recorded_at < before or recorded_at > clock_timestamp()
                """;
        try (Connection log = site.eventLog();
                ResultSet row = log.createStatement().executeQuery(sql)) {
            row.next();
            assertThat(row.getLong(1)).as("times ahead, or going back").isZero();
        }
    }
}
