package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.taskledger.command.running.Api;
import io.taskledger.command.running.OnCommandSide;
import io.taskledger.servers.WantedMetrics;
import io.taskledger.servers.WantedMetrics.Series;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/** The meters that dashboards, alarms and scaling policies ask for, in the running service. */
@OnCommandSide
class MetricsIT {

    @Autowired private Environment environment;
    @Autowired private MeterRegistry meters;

    @BeforeEach
    void somethingHappens() {
        Api.as("alice", environment).project("Measured");
    }

    @Test
    void publishesWhatIsAskedOnAws() {
        assertThat(WantedMetrics.onAws("command-side"))
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
        assertThat(WantedMetrics.onTheDashboard("command-side"))
                .hasSizeGreaterThan(5)
                .allMatch(asked -> asked.isAnsweredBy(published));
        assertThat(published).contains("service=\"command-side\"");
    }

    /** CloudWatch gets the tags of ours as they are; those of requests it gets in part. */
    private static boolean is(Meter.Id id, Series series) {
        Map<String, String> tags =
                id.getTags().stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue));
        if (!"command-side".equals(tags.remove("service"))) {
            return false;
        }
        return series.meter().startsWith("http.server.requests")
                ? id.getName().equals("http.server.requests") && tags.containsKey("outcome")
                : id.getName().equals(series.meter()) && tags.equals(series.tags());
    }

    private String prometheus() {
        String port = environment.getRequiredProperty("local.server.port");
        URI address = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
