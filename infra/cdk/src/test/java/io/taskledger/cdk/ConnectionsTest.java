package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.environment.EnvironmentSettings;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As many tasks as scaling allows, half of them twice while a deployment is under way. */
class ConnectionsTest {

    /** Group append keeps one of its own beside the pool. */
    private static final int COMMAND_SIDE_UNPOOLED = 1;

    /** The tail of the log keeps one, and takes one more to catch up. */
    private static final int QUERY_SIDE_UNPOOLED = 2;

    /** Beside two pools of the set size there is one for projections, fixed in the service. */
    private static final Path POOLS =
            Path.of("../../query-side/src/main/java/io/taskledger/query/platform/Databases.java");

    @EveryEnvironment
    void leavesAFifthOfTheDatabasesConnections(Synthesized environment) throws IOException {
        EnvironmentSettings settings = environment.settings();
        double commands =
                mostTasks(environment, "command-side")
                        * (pool(environment, "command-side", "TASKLEDGER_EVENTLOG_CONNECTIONS")
                                + COMMAND_SIDE_UNPOOLED);
        double queries =
                mostTasks(environment, "query-side")
                        * (pool(environment, "query-side", "TASKLEDGER_EVENTLOG_POOL_SIZE")
                                + pool(environment, "query-side", "TASKLEDGER_READMODEL_POOL_SIZE")
                                + projections()
                                + QUERY_SIDE_UNPOOLED);

        JsonNode parameters =
                environment.stack("data").only("AWS::RDS::DBParameterGroup").path("Parameters");
        int most = parameters.path("max_connections").asInt();
        assertThat(most).isEqualTo(settings.database().maxConnections());
        assertThat(commands + queries).isPositive().isLessThanOrEqualTo(0.8 * most);
    }

    private static double mostTasks(Synthesized environment, String service) {
        JsonNode target =
                environment
                        .stack("services")
                        .resources("AWS::ApplicationAutoScaling::ScalableTarget")
                        .stream()
                        .filter(t -> t.getKey().startsWith(service.replace("-", "")))
                        .map(t -> t.getValue().path("Properties"))
                        .findFirst()
                        .orElseThrow();
        JsonNode running =
                environment
                        .stack("services")
                        .with("AWS::ECS::Service", "ServiceName", environment.named(service));
        return target.path("MaxCapacity").asInt()
                * running.at("/DeploymentConfiguration/MaximumPercent").asInt()
                / 100.0;
    }

    private static int pool(Synthesized environment, String service, String name) {
        JsonNode task =
                environment
                        .stack("services")
                        .with("AWS::ECS::TaskDefinition", "Family", environment.named(service));
        Map<String, String> settings =
                Reference.map(task.at("/ContainerDefinitions/0/Environment"));
        return Integer.parseInt(settings.get(name));
    }

    private static int projections() throws IOException {
        Matcher size =
                Pattern.compile("PROJECTION_POOL = (\\d+);").matcher(Files.readString(POOLS));
        assertThat(size.find()).isTrue();
        return Integer.parseInt(size.group(1));
    }
}
