package io.taskledger.cdk.edge;

import static io.taskledger.cdk.environment.Explained.finding;

import io.taskledger.cdk.environment.EnvironmentSettings;

/** Why this stack does not do what cdk-nag would like. */
final class Findings {

    private Findings() {}

    static void explain(EdgeStack stack, EnvironmentSettings settings) {
        finding(stack, "AwsSolutions-CFR1", "People travel; nobody is refused by country");
        finding(stack, "AwsSolutions-S1", "A bucket of access logs does not log its own accesses");
        if (settings.domain().isEmpty()) {
            finding(
                    stack,
                    "AwsSolutions-CFR4",
                    "Without a domain the certificate is CloudFront's, whose TLS cannot be set");
            finding(
                    stack,
                    "AwsSolutions-CFR5",
                    "Without a domain no certificate can be had; the way is inside the network");
        }
    }
}
