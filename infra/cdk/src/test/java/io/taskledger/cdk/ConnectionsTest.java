package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.environment.EnvironmentSettings;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** As many tasks as scaling allows, half of them twice while a deployment is under way. */
class ConnectionsTest {

    /** Those that know where events stand, beside the ones that streams keep. */
    private static final int MARKS = 1;

    /** A live generation, and the one that is to follow it. */
    private static final int GENERATIONS = 2;

    /** Beside two pools of the set size there is one for projections, fixed in the service. */
    private static final Path POOLS =
            Path.of("../../query-side/src/main/java/io/taskledger/query/platform/Databases.java");

    private static final Path PROJECTIONS =
            Path.of(
                    "../../query-side/src/main/java/io/taskledger/query/projection/ProjectionName.java");

    @EveryEnvironment
    void leavesAFifthOfTheDatabasesConnections(Synthesized environment) throws IOException {
        EnvironmentSettings settings = environment.settings();
        double commands =
                mostTasks(environment, "command-side")
                        * (pool(environment, "command-side", "TASKLEDGER_EVENTLOG_CONNECTIONS")
                                + unpooled("command-side"));
        double queries =
                mostTasks(environment, "query-side")
                        * (pool(environment, "query-side", "TASKLEDGER_EVENTLOG_POOL_SIZE")
                                + pool(environment, "query-side", "TASKLEDGER_READMODEL_POOL_SIZE")
                                + projections()
                                + unpooled("query-side")
                                + GENERATIONS * projectionNames());

        JsonNode parameters =
                environment.stack("data").only("AWS::RDS::DBParameterGroup").path("Parameters");
        int most = parameters.path("max_connections").asInt();
        assertThat(most).isEqualTo(settings.database().maxConnections());
        assertThat(commands + queries).isPositive().isLessThanOrEqualTo(0.8 * most);
    }

    @Test
    void findsWhatIsNotPooled() throws IOException {
        assertThat(unpooled("command-side"))
                .as("append, tail, marks, instances, one stream")
                .isEqualTo(5);
        assertThat(unpooled("query-side"))
                .as("tail, marks, instances, operators, two streams")
                .isEqualTo(6);
        assertThat(projectionNames()).isEqualTo(2);
    }

    /** Each source of them keeps one; so does each stream of the tail that is far behind. */
    private static int unpooled(String service) throws IOException {
        return MARKS
                + count(service, "EventLogDataSource\\.(unpooled|forAppends)\\(")
                + count(service, "implements [^{]*\\bLogListener\\b|\\btail\\.openStream\\(");
    }

    private static int count(String service, String pattern) throws IOException {
        Pattern wanted = Pattern.compile(pattern);
        try (Stream<Path> files = Files.walk(Path.of("../..", service, "src/main/java"))) {
            int all = 0;
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all += (int) wanted.matcher(Files.readString(file)).results().count();
            }
            return all;
        }
    }

    private static int projectionNames() throws IOException {
        return (int)
                Pattern.compile("(?m)^    [A-Z_]+[,;]$")
                        .matcher(Files.readString(PROJECTIONS))
                        .results()
                        .count();
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
