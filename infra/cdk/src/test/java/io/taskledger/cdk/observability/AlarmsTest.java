package io.taskledger.cdk.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.AlarmText;
import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.environment.DatabaseSettings;
import io.taskledger.cdk.environment.Rollout;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the guide and cloud.md ask for. */
class AlarmsTest {

    private static final String OF_A_SERVICE =
            """
            %1$s-errors: IF(requests > 20, 100 * FILL(failures, 0) / requests, 0) > 5 in 3 of 3 minutes
            %1$s-latency: p95 TargetResponseTime > 2 in 5 of 5 minutes
            %1$s-cpu: Average CPUUtilization > 80 in 10 of 10 minutes
            %1$s-memory: Average MemoryUtilization > 90 in 10 of 10 minutes
            %1$s-unhealthy: Maximum UnHealthyHostCount > 0 in 3 of 3 minutes
            %1$s-absent: Minimum HealthyHostCount < 1 in 3 of 3 minutes, or silence
            """;

    /** Either of two target groups may have the tasks that answer. */
    private static final String OF_A_SERVICE_THAT_SHIFTS =
            """
            %1$s-errors: IF(requests > 20, 100 * FILL(failures, 0) / requests, 0) > 5 in 3 of 3 minutes
            %1$s-latency: MAX([p95_1, p95_2]) > 2 in 5 of 5 minutes
            %1$s-cpu: Average CPUUtilization > 80 in 10 of 10 minutes
            %1$s-memory: Average MemoryUtilization > 90 in 10 of 10 minutes
            %1$s-unhealthy: FILL(unhealthy_1, 0) + FILL(unhealthy_2, 0) > 0 in 3 of 3 minutes
            %1$s-absent: FILL(healthy_1, 0) + FILL(healthy_2, 0) < 1 in 3 of 3 minutes, or silence
            """;

    private static final String OF_A_POOL =
            """
            %s: Maximum hikaricp.connections.pending.value > 0 in 3 of 3 minutes
            """;

    /** Silence of a projection's lag is no good news. */
    private static final String OF_A_PROJECTION =
            """
            %1$s-lag: Maximum taskledger.projection.lag.seconds.value > 60 in 3 of 3 minutes, or silence
            %1$s-dead-letters: Maximum taskledger.projection.dead.letters.value > 0 in 1 of 1 minutes
            """;

    private static final String OF_A_DATABASE =
            """
            %1$s-cpu: Average CPUUtilization > 80 in 10 of 10 minutes
            %1$s-memory: Average FreeableMemory < %2$s in 10 of 10 minutes, unless silent
            %1$s-storage: Minimum FreeStorageSpace < %3$s in 5 of 5 minutes, unless silent
            %1$s-connections: Maximum DatabaseConnections > %4$s in 5 of 5 minutes
            """;

    private static final String OF_WHAT_IS_ONLY_REPORTED =
            """
            log-clock: Maximum taskledger.log.clock.ahead.value > 5 in 5 of 5 minutes
            quotas-behind: Maximum taskledger.quotas.behind.value > 10000 in 30 of 30 minutes
            command-side-revocations-behind: Maximum taskledger.follow.behind.value > 25 in 5 of 5 minutes
            query-side-revocations-behind: Maximum taskledger.follow.behind.value > 25 in 5 of 5 minutes
            """;

    @EveryEnvironment
    void ringForWhatMatters(Synthesized environment) {
        List<String> alarms =
                AlarmText.of(environment.stack("observability")).stream()
                        .map(alarm -> alarm.name(environment) + ": " + alarm.condition())
                        .toList();

        String nodes = environment.settings().cache().nodes() == 2 ? "node1 + node2" : "node1";
        assertThat(alarms)
                .containsExactlyInAnyOrderElementsOf(
                        lines(
                                commandSide(environment).formatted("command-side"),
                                OF_A_SERVICE.formatted("query-side"),
                                OF_A_POOL.formatted("command-side-pool-eventlog"),
                                OF_A_POOL.formatted("query-side-pool-readModel"),
                                OF_A_POOL.formatted("query-side-pool-projections"),
                                OF_A_POOL.formatted("query-side-pool-eventLog"),
                                OF_A_PROJECTION.formatted("projection-workspace"),
                                OF_A_PROJECTION.formatted("projection-history"),
                                OF_WHAT_IS_ONLY_REPORTED,
                                switches(),
                                databases(environment),
                                "cache-evictions: " + nodes + " > 100 in 5 of 5 minutes"));
    }

    @Test
    void ringForADatabaseOfItsOwnAndAServiceThatShifts() {
        ringForWhatMatters(Synthesized.withEveryOption());
    }

    private static String commandSide(Synthesized environment) {
        return environment.settings().commandRollout() == Rollout.ROLLING
                ? OF_A_SERVICE
                : OF_A_SERVICE_THAT_SHIFTS;
    }

    private static String switches() {
        return Capabilities.all().stream()
                .map(
                        name ->
                                "switch-%s: Maximum taskledger.switch.on.value < 1 in 180 of 180 minutes, unless silent"
                                        .formatted(name))
                .collect(Collectors.joining("\n"));
    }

    private static String databases(Synthesized environment) {
        DatabaseSettings size = environment.settings().database();
        double gib = 1024.0 * 1024 * 1024;
        Object[] values = {
            "database",
            number(size.memoryGiB() * gib * 0.05),
            number(20 * gib),
            number(size.maxConnections() * 0.8)
        };
        String log = OF_A_DATABASE.formatted(values);
        return size.readModelApart() ? log + log.replace("database-", "readmodel-") : log;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static List<String> lines(String... texts) {
        return Stream.of(texts).flatMap(String::lines).toList();
    }
}
