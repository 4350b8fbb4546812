package io.taskledger.cdk.environment;

import java.util.Map;
import java.util.TreeMap;

/** What things are called and how they are tagged. */
public record Names(String environment) {

    public static final String SYSTEM = "taskledger";

    /** Where the source is: deployments are trusted from it, alarms link into it. */
    public static final String REPOSITORY = "taskledger/taskledger";

    /** {@code taskledger-<environment>-<part>}. */
    public String of(String part) {
        return SYSTEM + "-" + environment + "-" + part;
    }

    /** {@code /taskledger/<environment>/<part>}. */
    public String path(String part) {
        return "/" + SYSTEM + "/" + environment + "/" + part;
    }

    /** Under which the services publish their metrics. */
    public String metricNamespace() {
        return "Taskledger/" + environment;
    }

    /** On everything that can have tags; what costs are broken down by. */
    public Map<String, String> tags() {
        return new TreeMap<>(
                Map.of("system", SYSTEM, "environment", environment, "repository", REPOSITORY));
    }

    /** The page of an alarm's or an operation's runbook. */
    public static String runbook(String page) {
        return "https://github.com/" + REPOSITORY + "/blob/main/infra/runbooks/" + page;
    }
}
