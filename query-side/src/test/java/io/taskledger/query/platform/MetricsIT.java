package io.taskledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.World;
import io.taskledger.servers.WantedMetrics;
import io.taskledger.servers.WantedMetrics.Series;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.Collectors;

/** The meters that dashboards, alarms and scaling policies ask for, in the running service. */
@SharesTheWorld
class MetricsIT {

    private final MeterRegistry meters = World.shared().bean(MeterRegistry.class);

    @BeforeEach
    void somethingHappens() {
        assertThat(World.shared().as("alice").get("/api/projects").status()).isEqualTo(200);
    }

    @Test
    void publishesWhatIsAskedOnAws() {
        assertThat(WantedMetrics.onAws("query-side"))
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        series ->
                                assertThat(meters.getMeters())
                                        .as("%s", series)
                                        .anyMatch(meter -> is(meter.getId(), series)));
    }

    @Test
    void publishesWhatTheDashboardAsksFor() {
        String published = prometheus();
        assertThat(WantedMetrics.onTheDashboard("query-side"))
                .hasSizeGreaterThan(5)
                .allMatch(asked -> asked.isAnsweredBy(published));
        assertThat(published).contains("service=\"query-side\"");
    }

    /** CloudWatch gets the tags of ours as they are; those of requests it gets in part. */
    private static boolean is(Meter.Id id, Series series) {
        Map<String, String> tags =
                id.getTags().stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue));
        if (!"query-side".equals(tags.remove("service"))) {
            return false;
        }
        return series.meter().startsWith("http.server.requests")
                ? id.getName().equals("http.server.requests") && tags.containsKey("outcome")
                : id.getName().equals(series.meter()) && tags.equals(series.tags());
    }

    private static String prometheus() {
        return World.shared().anonymous().get("/actuator/prometheus").response().body();
    }
}
