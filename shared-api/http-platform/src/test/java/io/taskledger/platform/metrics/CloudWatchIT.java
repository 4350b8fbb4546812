package io.taskledger.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.platform.sample.Http;
import io.taskledger.platform.sample.SampleService;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.util.Map;

class CloudWatchIT {

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterAll
    static void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void sendsOnlyWhatIsListed() throws IOException {
        try (CloudWatchRecorder cloudWatch = new CloudWatchRecorder();
                ConfigurableApplicationContext service = service(cloudWatch)) {
            MeterRegistry meters = service.getBean(MeterRegistry.class);
            meters.counter("taskledger.sample.events").increment();
            meters.counter("unlisted.sample.events").increment();
            Http http = new Http(service.getEnvironment());
            http.getAs("alice", "/api/noop");
            http.getAs("alice", "/api/nowhere");

            await().atMost(20, SECONDS)
                    .untilAsserted(
                            () ->
                                    assertThat(cloudWatch.names())
                                            .contains(
                                                    "http.server.requests.count",
                                                    "http.server.requests.percentile.value",
                                                    "taskledger.sample.events.count",
                                                    "process.cpu.usage.value"));
            assertThat(cloudWatch.names())
                    .allMatch(
                            name ->
                                    name.startsWith("http.server.requests.")
                                            || name.startsWith("taskledger.")
                                            || name.startsWith("jvm.gc.pause.")
                                            || name.startsWith("jvm.threads.live.")
                                            || name.startsWith("process.cpu.usage."));
            assertThat(cloudWatch.dimensions())
                    .contains("service", "outcome")
                    .doesNotContain("uri", "method", "status", "exception");
            assertThat(http.get("/actuator/prometheus", Map.of()).response().body())
                    .contains("unlisted_sample_events_total")
                    .contains("http_server_requests_seconds_bucket{")
                    .contains("service=\"measured\"")
                    .contains("uri=\"/api/noop\"");
        }
    }

    private static ConfigurableApplicationContext service(CloudWatchRecorder cloudWatch) {
        return SampleService.start(
                Map.of(
                        "spring.application.name",
                        "measured",
                        "taskledger.metrics.cloudwatch.enabled",
                        true,
                        "taskledger.metrics.cloudwatch.endpoint",
                        cloudWatch.endpoint(),
                        "taskledger.metrics.cloudwatch.region",
                        "eu-central-1",
                        "taskledger.metrics.cloudwatch.step",
                        "1s"));
    }
}
