package io.taskledger.cdk.removal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kinds of things that no test needs to ask for.
 *
 * @param kinds of {@link Removal#kind()}, a pattern for the whole of it
 * @param why for the reader
 */
record Unasserted(Pattern kinds, String why) {

    static final List<Unasserted> ALL =
            Stream.of(
                            all(
                                    ".* Tags/\\*(/.*)?",
                                    "some are names for the console; TagsTest asks for ours"),
                            all(
                                    ".* (.*/)?(\\w*Description|Comment|Label|Sid|Version)",
                                    "words for people, or a version of a language"),
                            // names that the CDK makes up, wiring of which there is one kind only,
                            // a role that AWS keeps itself, a formula to which nothing refers
                            required(
                                    "\\w+ IAM::Policy PolicyName",
                                    "services ElasticLoadBalancingV2::Listener LoadBalancerArn",
                                    "services ApplicationAutoScaling::ScalingPolicy PolicyName",
                                    "services ApplicationAutoScaling::ScalableTarget RoleARN",
                                    "observability CloudWatch::Alarm Metrics/\\*/Id",
                                    "edge CloudFront::OriginAccessControl"
                                            + " OriginAccessControlConfig/Name"),
                            all(
                                    "identity Cognito::UserPool"
                                            + " (Email|Sms)?Verification(Message|Subject).*",
                                    "Cognito's own words, which CDK spells out"),
                            all(
                                    "services ECS::Service EnableECSManagedTags",
                                    "false, as it is where nothing is said"))
                    .flatMap(List::stream)
                    .toList();

    boolean covers(Removal removal) {
        return kinds.matcher(removal.kind()).matches();
    }

    private static List<Unasserted> all(String kinds, String why) {
        return List.of(new Unasserted(Pattern.compile(kinds), why));
    }

    /** CloudFormation refuses a template without it, so that it cannot go unnoticed. */
    private static List<Unasserted> required(String... kinds) {
        return Stream.of(kinds)
                .map(k -> new Unasserted(Pattern.compile(k), "CloudFormation requires it"))
                .toList();
    }
}
