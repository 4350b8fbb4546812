package io.taskledger.cdk.data;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.texts;
import static io.taskledger.cdk.Plain.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Plain;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import tools.jackson.databind.JsonNode;

/** What the database tells of itself. */
class DatabaseSignalsTest {

    /** A week of waits can be looked into. */
    @EveryEnvironment
    void isWatchedEveryMinute(Synthesized environment) {
        says(
                database(environment),
                """
                {
                    "MonitoringInterval": 60,
                    "MonitoringRoleArn": "${Monitoring.Arn}",
                    "DatabaseInsightsMode": "standard",
                    "EnablePerformanceInsights": true,
                    "PerformanceInsightsRetentionPeriod": 7
                }
                """);
        says(
                Plain.resource(environment.stack("data"), "Monitoring").path("Properties"),
                """
                {
                    "AssumeRolePolicyDocument": {"Statement": [{
                        "Effect": "Allow",
                        "Principal": {"Service": "monitoring.rds.amazonaws.com"},
                        "Action": "sts:AssumeRole"}]},
                    "ManagedPolicyArns": [
                        "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"]
                }
                """);
    }

    /** Statements of a second or more; connections come and go with the tasks and are not news. */
    @EveryEnvironment
    void logsWhatIsSlowOrWaits(Synthesized environment) {
        says(
                environment.stack("data").only("AWS::RDS::DBParameterGroup").path("Parameters"),
                """
                {
                    "log_error_verbosity": "terse",
                    "log_min_duration_statement": "1000",
                    "log_parameter_max_length": "0",
                    "log_parameter_max_length_on_error": "0",
                    "log_lock_waits": "1",
                    "log_connections": "0"
                }
                """);
    }

    @EveryEnvironment
    void writesItsLogsIntoGroupsThatExistForAWeek(Synthesized environment) {
        Template data = environment.stack("data");

        assertThat(texts(database(environment), "/EnableCloudwatchLogsExports"))
                .containsExactlyInAnyOrder("postgresql", "upgrade");
        for (String log : texts(database(environment), "/EnableCloudwatchLogsExports")) {
            says(
                    Plain.resource(data, "databaseLog" + log),
                    """
                    {
                        "DeletionPolicy": "Delete",
                        "Properties": {
                            "LogGroupName": "/aws/rds/instance/%s/%s",
                            "RetentionInDays": 7}
                    }
                    """
                            .formatted(environment.named("database"), log));
        }
    }

    private static JsonNode database(Synthesized environment) {
        return plain(environment.stack("data").only("AWS::RDS::DBInstance"));
    }
}
