package io.taskledger.cdk.task;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/**
 * A task definition.
 *
 * @param name without the environment's
 */
record Defined(Template stack, String name, JsonNode task) {

    /** All of an environment: the services and the one-off tasks. */
    static List<Defined> in(Synthesized environment) {
        List<Defined> all =
                Stream.of(environment.stack("services"), environment.stack("migration"))
                        .flatMap(
                                stack ->
                                        stack.properties("AWS::ECS::TaskDefinition").stream()
                                                .map(task -> of(environment, stack, task)))
                        .toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(5);
        return all;
    }

    private static Defined of(Synthesized environment, Template stack, JsonNode task) {
        return new Defined(stack, text(task, "/Family").replace(environment.named(""), ""), task);
    }

    /** With what logical ids of its parts begin. */
    String id() {
        return name.replace("-", "");
    }

    JsonNode ours() {
        return task.at("/ContainerDefinitions/0");
    }
}
