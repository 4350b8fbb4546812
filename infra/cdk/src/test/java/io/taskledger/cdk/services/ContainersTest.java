package io.taskledger.cdk.services;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Json.texts;
import static io.taskledger.cdk.services.ServiceTest.SERVICES;
import static io.taskledger.cdk.services.ServiceTest.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.environment.EnvironmentSettings;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;

class ContainersTest {

    /** Stopped later than the service takes to finish; asked without curl, which no image has. */
    @EveryEnvironment
    void answerOnTheirPort(Synthesized environment) {
        for (String name : SERVICES) {
            JsonNode container = task(environment, name).at("/ContainerDefinitions/0");
            says(
                    container,
                    """
                    {
                      "PortMappings": [
                        {"ContainerPort": 8080, "Protocol": "tcp"},
                        {"ContainerPort": 8090, "Protocol": "tcp"}],
                      "HealthCheck": {
                        "Interval": 10, "Timeout": 5, "Retries": 3, "StartPeriod": 120},
                      "StopTimeout": 60
                    }
                    """);
            assertThat(texts(container, "/HealthCheck/Command"))
                    .hasSize(4)
                    .startsWith("CMD", "bash", "-c")
                    .last()
                    .asString()
                    .contains("/dev/tcp/127.0.0.1/8090", "GET /livez");
        }
    }

    @EveryEnvironment
    void writeCommandsToTheLogAsTheRoleThatMayAppend(Synthesized environment) {
        Map<String, String> expected = common(environment);
        expected.put("TASKLEDGER_EVENTLOG_URL", database("eventlog"));
        expected.put("TASKLEDGER_EVENTLOG_USERNAME", "command_app");
        expected.put(
                "TASKLEDGER_EVENTLOG_CONNECTIONS",
                Integer.toString(environment.settings().commandSide().pool()));

        assertThat(settings(environment, "command-side")).isEqualTo(expected);
    }

    @EveryEnvironment
    void readTheLogAndKeepReadModelsAsTheRoleThatMay(Synthesized environment) {
        String pool = Integer.toString(environment.settings().querySide().pool());
        Map<String, String> expected = common(environment);
        for (String database : new String[] {"eventlog", "readmodel"}) {
            String prefix = "TASKLEDGER_" + database.toUpperCase(java.util.Locale.ROOT);
            expected.put(prefix + "_URL", database(database));
            expected.put(prefix + "_USERNAME", "query_app");
            expected.put(prefix + "_POOL_SIZE", pool);
        }

        assertThat(settings(environment, "query-side")).isEqualTo(expected);
    }

    @EveryEnvironment
    void handTracesToACollectorBesideThem(Synthesized environment) {
        for (String name : SERVICES) {
            JsonNode collector = task(environment, name).at("/ContainerDefinitions/1");
            says(
                    collector,
                    """
                    {
                      "Name": "collector",
                      "Essential": false,
                      "Memory": 128,
                      "HealthCheck": {
                        "Command": ["CMD", "/healthcheck"],
                        "Interval": 30, "Timeout": 5, "Retries": 3}
                    }
                    """);
            assertThat(text(collector, "/Image")).contains("aws-otel-collector:v");
            assertThat(Reference.map(collector.path("Environment")).get("AOT_CONFIG_CONTENT"))
                    .contains("awsxray: {indexed_attributes: [taskledger.request.id]}")
                    .contains("http: {endpoint: 127.0.0.1:4318}");
        }
    }

    private static Map<String, String> settings(Synthesized environment, String name) {
        return Reference.map(task(environment, name).at("/ContainerDefinitions/0/Environment"));
    }

    private static Map<String, String> common(Synthesized environment) {
        Map<String, String> common = new HashMap<>();
        common.put("SPRING_DATA_REDIS_USERNAME", environment.named("services"));
        common.put("TASKLEDGER_REDIS_IAM_CACHE", environment.named("valkey"));
        common.put("TASKLEDGER_AUTH_SCOPE", "openid");
        common.putAll(
                Map.of(
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                        "http://127.0.0.1:4318/v1/traces",
                        "SPRING_DATA_REDIS_HOST",
                        "{{resolve:ssm:/taskledger/%s/cache-host}}".formatted(environment.name()),
                        "SPRING_DATA_REDIS_PORT",
                        "6379",
                        "SPRING_DATA_REDIS_SSL_ENABLED",
                        "true",
                        "TASKLEDGER_AUTH_ISSUER",
                        "https://cognito-idp.%s.amazonaws.com/identity:People"
                                .formatted(EnvironmentSettings.REGION),
                        "TASKLEDGER_AUTH_CLIENT_IDS",
                        "identity:PeopleWeb",
                        "TASKLEDGER_METRICS_CLOUDWATCH_ENABLED",
                        "true",
                        "TASKLEDGER_METRICS_CLOUDWATCH_NAMESPACE",
                        "Taskledger/" + environment.name()));
        return common;
    }

    /** Over TLS with the server's name checked, with a token of IAM for a password. */
    private static String database(String name) {
        return "jdbc:postgresql://data:databaseInstance.EndpointAddress:5432/"
                + name
                + "?sslmode=verify-full&sslrootcert=/app/rds-ca.pem"
                + "&authenticationPluginClassName=io.taskledger.platform.database.RdsIamToken";
    }
}
