package io.taskledger.cdk.environment;

import java.util.List;
import java.util.Optional;

/**
 * One environment. Each lives in an AWS account of its own, which is why none is named here.
 *
 * @param name {@code dev}, {@code staging} or {@code prod}
 * @param lasting whether data outlives its stack and stacks resist deletion
 * @param operatorAccess whether operators may open a shell in a container
 * @param domain where people reach it; without one, under the name CloudFront gives
 * @param natGateways one a zone (2), or one in all (1): a lost zone may then cost the way out
 * @param commandRollout how a new command side takes over
 * @param database of the log and, unless kept apart, of the read model
 * @param monthlyBudget in US dollars; people are told at 80 % and when it is forecast to be passed
 * @param alarmAddresses mail addresses that alarms and budgets go to
 */
public record EnvironmentSettings(
        String name,
        boolean lasting,
        boolean operatorAccess,
        Optional<String> domain,
        int natGateways,
        Rollout commandRollout,
        DatabaseSettings database,
        CacheSettings cache,
        ServiceSettings commandSide,
        ServiceSettings querySide,
        int monthlyBudget,
        List<String> alarmAddresses) {

    /** Where everything is; CloudFront's own parts must be here too. */
    public static final String REGION = "us-east-1";

    /** AWS's list of the addresses CloudFront speaks to origins from, in {@link #REGION}. */
    public static final String CLOUDFRONT_PREFIX_LIST = "pl-3b927c52";

    public EnvironmentSettings {
        if (natGateways < 1 || natGateways > 2) {
            throw new IllegalArgumentException("One or two NAT gateways in two zones");
        }
        alarmAddresses = List.copyOf(alarmAddresses);
    }

    /** The names of this environment's things. */
    public Names names() {
        return new Names(name);
    }
}
