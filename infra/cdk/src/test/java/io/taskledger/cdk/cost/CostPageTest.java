package io.taskledger.cdk.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.WrittenPage;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.Environments;
import io.taskledger.cdk.environment.ServiceSettings;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class CostPageTest {

    @Test
    void isUpToDate() throws IOException {
        WrittenPage.says("cost.md", new CostPage().text());
    }

    /** The design's own check of the guide: 144 $ on x86, 115 $ on ARM. */
    @Test
    void pricesTheGuidesTasksAsAwsDoes() {
        Prices prices = new Prices();
        assertThat(
                        2
                                * (2 * prices.monthly("fargate.x86.vcpu.hour")
                                        + 4 * prices.monthly("fargate.x86.gib.hour")))
                .isBetween(144.0, 144.5);
        assertThat(
                        2
                                * (2 * prices.monthly("fargate.arm.vcpu.hour")
                                        + 4 * prices.monthly("fargate.arm.gib.hour")))
                .isBetween(115.0, 115.5);
    }

    @Test
    void startsTasksAsScalingDoes() {
        ServiceSettings size = new ServiceSettings(1024, 2048, 2, 10, 6_000, 8);

        assertThat(Estimate.tasks(size, 1)).isEqualTo(2);
        assertThat(Estimate.tasks(size, 401)).isEqualTo(5);
        assertThat(Estimate.tasks(size, 5_000)).isEqualTo(10);
    }

    /** 20 % of room, or the alarm is either always or never there. */
    @Test
    void fitsTheBudgets() {
        for (EnvironmentSettings environment : Environments.all()) {
            int users = environment.name().equals("prod") ? 10_000 : 100;
            double cost = new Estimate(new Prices(), environment, new Load(users)).total();
            assertThat(cost)
                    .as(environment.name())
                    .isBetween(
                            environment.monthlyBudget() * 0.4, environment.monthlyBudget() * 0.8);
        }
    }
}
