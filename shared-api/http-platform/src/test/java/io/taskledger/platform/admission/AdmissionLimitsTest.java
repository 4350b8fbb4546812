package io.taskledger.platform.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AdmissionLimitsTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Limited.class);

    @EnableConfigurationProperties(AdmissionLimits.class)
    static class Limited {}

    @Test
    void oneCallerGetsFarLessThanTheWhole() {
        service.run(
                started -> {
                    AdmissionLimits limits = started.getBean(AdmissionLimits.class);
                    AdmissionLimits.Share share = limits.perCaller();
                    assertThat(share.requests() * 4)
                            .isLessThanOrEqualTo(limits.maxConcurrentRequests());
                    assertThat(share.bodies() * 8).isLessThanOrEqualTo(limits.maxBodies());
                    assertThat(share.waits() * 4).isLessThanOrEqualTo(limits.maxWaits());
                    assertThat(share.streams() * 8).isLessThanOrEqualTo(limits.maxStreams());
                    assertThat(share.heavyReads() * 5).isLessThanOrEqualTo(limits.maxHeavyReads());
                    assertThat(share.bodyBytes().toBytes() * 8)
                            .isLessThanOrEqualTo(limits.maxBodyBytes().toBytes());
                    assertThat(share.answerBytes().toBytes() * 4)
                            .isLessThanOrEqualTo(limits.maxAnswerBytes().toBytes());
                    assertThat(limits.maxAnswerBytes().toBytes() * 4)
                            .isLessThanOrEqualTo(Runtime.getRuntime().maxMemory());
                });
    }

    @Test
    void takesWhatItIsTold() {
        service.withPropertyValues(
                        "taskledger.http.max-streams=700",
                        "taskledger.http.per-caller.streams=5",
                        "taskledger.http.per-caller.body-bytes=3MB")
                .run(
                        started -> {
                            AdmissionLimits limits = started.getBean(AdmissionLimits.class);
                            assertThat(limits.maxStreams()).isEqualTo(700);
                            assertThat(limits.perCaller().streams()).isEqualTo(5);
                            assertThat(limits.perCaller().bodyBytes().toMegabytes()).isEqualTo(3);
                        });
    }

    @Test
    void refusesToStartWithANegativeLimit() {
        for (String limit :
                new String[] {
                    "max-concurrent-requests", "max-streams", "max-waits", "per-caller.requests"
                }) {
            service.withPropertyValues("taskledger.http." + limit + "=-1")
                    .run(started -> assertThat(started).as(limit).hasFailed());
        }
    }
}
