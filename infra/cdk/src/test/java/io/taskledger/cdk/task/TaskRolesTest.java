package io.taskledger.cdk.task;

import static io.taskledger.cdk.Json.says;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that a task may do (TaskRole), and all that ECS may do to start it (ExecutionRole): one grant
 * more or less fails.
 */
class TaskRolesTest {

    private static final Set<String> TRACES =
            grants(
                    "*",
                    "xray:GetSamplingRules",
                    "xray:GetSamplingTargets",
                    "xray:PutTelemetryRecords",
                    "xray:PutTraceSegments");

    private static final Set<String> SHELL =
            grants(
                    "*",
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:OpenDataChannel");

    /** By which ECS moves requests from one set of tasks to the other. */
    private static final String SHIFTER = "commandsideserviceServiceOtherRole";

    @EveryEnvironment
    void mayDoThisAndNothingElse(Synthesized environment) {
        assertThat(Roles.granted(environment)).isEqualTo(table(environment));
    }

    @Test
    void mayDoThisAndNothingElseWithEveryOption() {
        Synthesized options = Synthesized.withEveryOption();
        Map<String, Set<String>> expected = table(options);
        expected.put("bootstrapreadmodelTaskRole", Set.of());
        expected.put(
                "bootstrapreadmodelExecutionRole",
                start(
                        "bootstrapreadmodel",
                        "commandside",
                        "data:readmodelInstance.MasterUserSecretSecretArn"));
        expected.put(
                SHIFTER,
                Set.of(
                        "arn:AWS::Partition:iam::aws:policy/"
                                + "AmazonECSInfrastructureRolePolicyForLoadBalancers"));

        assertThat(Roles.granted(options)).isEqualTo(expected);
    }

    @EveryEnvironment
    void areForTasksOnly(Synthesized environment) {
        Roles.of(environment).forEach((name, role) -> trusts(role, "ecs-tasks.amazonaws.com"));
    }

    @Test
    void areForTasksOnlyWithEveryOptionButForTheOneThatShiftsRequests() {
        Map<String, JsonNode> roles = Roles.of(Synthesized.withEveryOption());

        trusts(roles.remove(SHIFTER), "ecs.amazonaws.com");
        roles.forEach((name, role) -> trusts(role, "ecs-tasks.amazonaws.com"));
    }

    private static void trusts(JsonNode role, String service) {
        says(
                role.path("AssumeRolePolicyDocument"),
                """
                {"Statement": [{
                  "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "%s"}}]}
                """
                        .formatted(service));
        assertThat(role.has("Policies")).as("policies that the table does not see").isFalse();
    }

    private static Map<String, Set<String>> table(Synthesized environment) {
        Set<String> shell = environment.settings().operatorAccess() ? SHELL : Set.of();
        Set<String> metrics =
                grants(
                        "* if {\"StringEquals\":{\"cloudwatch:namespace\":\"Taskledger/%s\"}}"
                                .formatted(environment.name()),
                        "cloudwatch:PutMetricData");
        Set<String> cache =
                all(
                        grants(
                                "arn:aws:elasticache:us-east-1:AWS::AccountId:"
                                        + "replicationgroup:"
                                        + environment.named("valkey"),
                                "elasticache:Connect"),
                        grants(
                                "arn:aws:elasticache:us-east-1:AWS::AccountId:user:"
                                        + environment.named("services"),
                                "elasticache:Connect"));
        String master = "data:databaseInstance.MasterUserSecretSecretArn";

        Map<String, Set<String>> all = new TreeMap<>();
        all.put("commandsideTaskRole", all(signIn("command_app"), cache, metrics, TRACES, shell));
        all.put("querysideTaskRole", all(signIn("query_app"), cache, metrics, TRACES, shell));
        all.put("bootstrapdatabaseTaskRole", Set.of());
        all.put("migrateeventlogTaskRole", signIn("migrator"));
        all.put("migratereadmodelTaskRole", signIn("migrator"));
        all.put("commandsideExecutionRole", start("commandside", "commandside"));
        all.put("querysideExecutionRole", start("queryside", "queryside"));
        all.put(
                "bootstrapdatabaseExecutionRole",
                start("bootstrapdatabase", "commandside", master));
        all.put("migrateeventlogExecutionRole", start("migrateeventlog", "commandside"));
        all.put("migratereadmodelExecutionRole", start("migratereadmodel", "queryside"));
        return all;
    }

    private static Set<String> signIn(String databaseRole) {
        return grants(
                "arn:aws:rds-db:us-east-1:AWS::AccountId:dbuser:*/" + databaseRole,
                "rds-db:connect");
    }

    /** Fetch that image, write to that task's logs, and read those secrets. */
    private static Set<String> start(String task, String image, String... secrets) {
        return all(
                grants("*", "ecr:GetAuthorizationToken"),
                grants(
                        "registry:%s.Arn".formatted(image),
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchGetImage",
                        "ecr:GetDownloadUrlForLayer"),
                grants(task + "Logs.Arn", "logs:CreateLogStream", "logs:PutLogEvents"),
                Stream.of(secrets)
                        .map(
                                secret ->
                                        grants(
                                                secret,
                                                "secretsmanager:DescribeSecret",
                                                "secretsmanager:GetSecretValue"))
                        .reduce(Set.of(), TaskRolesTest::all));
    }

    private static Set<String> grants(String resource, String... actions) {
        Set<String> all = new TreeSet<>();
        Stream.of(actions).forEach(action -> all.add("Allow " + action + " on " + resource));
        return all;
    }

    @SafeVarargs
    private static Set<String> all(Set<String>... parts) {
        Set<String> all = new TreeSet<>();
        Stream.of(parts).forEach(all::addAll);
        return all;
    }
}
