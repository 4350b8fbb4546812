package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class HttpLimitsTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Limited.class);

    @EnableConfigurationProperties(HttpLimits.class)
    static class Limited {}

    @Test
    void takesWhatTheHeapAllowsUnlessToldOtherwise() {
        service.withPropertyValues("taskledger.http.max-streams=7")
                .run(
                        started -> {
                            HttpLimits limits = started.getBean(HttpLimits.class);
                            assertThat(limits.maxStreams()).isEqualTo(7);
                            assertThat(limits.maxConcurrentRequests()).isPositive();
                            assertThat(limits.maxConnections())
                                    .isGreaterThan(limits.maxConcurrentRequests());
                        });
    }

    @Test
    void refusesToStartWithANegativeLimit() {
        for (String limit :
                new String[] {"max-connections", "max-concurrent-requests", "max-streams"}) {
            service.withPropertyValues("taskledger.http." + limit + "=-1")
                    .run(started -> assertThat(started).as(limit).hasFailed());
        }
    }
}
