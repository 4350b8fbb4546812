package io.taskledger.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class QuotaPropertiesTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(QuotaAutoConfiguration.class));

    @Test
    void areFarBeyondHonestUseByDefault() {
        service.run(
                started -> {
                    QuotaProperties quotas = started.getBean(QuotaProperties.class);
                    assertThat(quotas.projectsPerPerson()).isGreaterThanOrEqualTo(10_000);
                    assertThat(quotas.tasksPerProject()).isGreaterThanOrEqualTo(100_000);
                    assertThat(quotas.membersPerProject()).isGreaterThanOrEqualTo(1_000);
                    // One account does not fill 100 GB within a day.
                    assertThat(quotas.bytesPerDay().toGigabytes()).isBetween(1L, 20L);
                });
    }

    @Test
    void refuseToStartWithWhatIsNone() {
        for (String quota :
                new String[] {
                    "projects-per-person",
                    "tasks-per-project",
                    "members-per-project",
                    "bytes-per-day"
                }) {
            for (String value : new String[] {"0", "-1", "many"}) {
                service.withPropertyValues("taskledger.quotas." + quota + "=" + value)
                        .run(started -> assertThat(started).as(quota).hasFailed());
            }
        }
    }
}
