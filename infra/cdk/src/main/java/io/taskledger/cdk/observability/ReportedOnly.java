package io.taskledger.cdk.observability;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.observability.Bell.When;
import io.taskledger.cdk.services.ServiceMetrics;

import java.util.List;
import java.util.Map;

/** What the services report and go on with, so that nobody would notice. */
final class ReportedOnly {

    /** As the messages name them. */
    private static final List<String> CAPABILITIES =
            List.of("revocations", "operator-events", "token-fingerprints");

    private final Bell bell;
    private final ServiceMetrics metrics;

    ReportedOnly(Bell bell, EnvironmentSettings settings) {
        this.bell = bell;
        this.metrics = ServiceMetrics.of(settings);
    }

    void ring() {
        bell.rings(
                When.ABOVE,
                "log-clock",
                5,
                5,
                metrics.gauge("command-side", "taskledger.log.clock.ahead", Map.of()),
                "The log's time is ahead of PostgreSQL's clock and stands still",
                "errors.md#the-logs-time-stands-still");
        bell.rings(
                When.ABOVE,
                "quotas-behind",
                10_000,
                30,
                metrics.gauge("command-side", "taskledger.quotas.behind", Map.of()),
                "What people have made is not counted, so quotas let more through",
                "errors.md#quotas-are-counted-late");
        for (String service : List.of("command-side", "query-side")) {
            bell.rings(
                    When.ABOVE,
                    service + "-revocations-behind",
                    25,
                    5,
                    metrics.gauge(
                            service,
                            "taskledger.follow.behind",
                            Map.of("listener", "FollowedRevocations")),
                    "An instance hears late whose access was revoked",
                    "errors.md#revocations-are-heard-late");
        }
        for (String capability : CAPABILITIES) {
            bell.rings(
                    When.BELOW,
                    "switch-" + capability,
                    1,
                    180,
                    metrics.gauge(
                            "command-side",
                            "taskledger.switch.on",
                            Map.of("capability", capability)),
                    "For three hours an instance has lived that does not know what is new",
                    "deploy.md#what-is-new-is-not-available-yet");
        }
    }
}
