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
        service.run(
                started ->
                        assertThat(started.getBean(HttpLimits.class).maxConnections())
                                .isEqualTo((int) (Runtime.getRuntime().maxMemory() / 393_216)));
        service.withPropertyValues("taskledger.http.max-connections=7")
                .run(
                        started ->
                                assertThat(started.getBean(HttpLimits.class).maxConnections())
                                        .isEqualTo(7));
    }

    @Test
    void refusesToStartWithANegativeLimit() {
        service.withPropertyValues("taskledger.http.max-connections=-1")
                .run(started -> assertThat(started).hasFailed());
    }
}
