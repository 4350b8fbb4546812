package io.taskledger.cdk.environment;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;

import software.constructs.IConstruct;

import java.util.List;

/** A finding of cdk-nag that is meant to be so, with the reason, which ends up in the template. */
public final class Explained {

    private Explained() {}

    /** On the construct and all below it. */
    public static void finding(IConstruct construct, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(construct, List.of(entry(rule, reason)), true);
    }

    /**
     * @param appliesTo the finding's own detail, such as {@code Resource::*}
     */
    public static void finding(
            IConstruct construct, String rule, List<String> appliesTo, String reason) {
        NagSuppressions.addResourceSuppressions(
                construct,
                List.of(
                        NagPackSuppression.builder()
                                .id(rule)
                                .appliesTo(List.copyOf(appliesTo))
                                .reason(reason)
                                .build()),
                true);
    }

    private static NagPackSuppression entry(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }
}
