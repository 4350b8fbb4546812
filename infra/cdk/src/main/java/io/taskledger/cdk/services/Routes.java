package io.taskledger.cdk.services;

import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;

import java.util.List;

/** Which service answers what: the same rules as every other entry point of Taskledger has. */
final class Routes {

    private final ApplicationListener listener;

    Routes(ApplicationListener listener) {
        this.listener = listener;
    }

    /** Operating the projections, and whatever only reads. */
    void toQuerySide(ApplicationTargetGroup query) {
        rule(
                "Operations",
                10,
                List.of(paths("/api/admin/projections*", "/api/admin/rebuilds*")),
                ListenerAction.forward(List.of(query)));
        rule(
                "Queries",
                20,
                List.of(
                        paths("/api/*"),
                        ListenerCondition.httpRequestMethods(List.of("GET", "HEAD", "OPTIONS"))),
                ListenerAction.forward(List.of(query)));
    }

    /** All else. */
    ApplicationListenerRule toCommandSide(ListenerAction action) {
        return rule("Commands", 30, List.of(paths("/api/*")), action);
    }

    private ApplicationListenerRule rule(
            String name, int priority, List<ListenerCondition> conditions, ListenerAction action) {
        return ApplicationListenerRule.Builder.create(listener, name)
                .listener(listener)
                .priority(priority)
                .conditions(conditions)
                .action(action)
                .build();
    }

    private static ListenerCondition paths(String... patterns) {
        return ListenerCondition.pathPatterns(List.of(patterns));
    }
}
