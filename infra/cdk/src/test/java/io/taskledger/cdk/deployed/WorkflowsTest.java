package io.taskledger.cdk.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.environment.Environments;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the workflows must keep to, whatever they do. */
class WorkflowsTest {

    private static final Path WORKFLOWS = Path.of("..", "..", ".github", "workflows");
    private static final Pattern PINNED = Pattern.compile("[\\w-]+/[\\w-]+@[0-9a-f]{40}");

    @ParameterizedTest
    @ValueSource(strings = {"verify", "deliver", "deploy", "scan", "release"})
    void useActionsByCommitAndNoMoreRightsThanTheyNeed(String name) {
        Map<String, Object> workflow = workflow(name);

        assertThat(workflow.get("permissions")).isEqualTo(Map.of("contents", "read"));
        for (Object job : map(workflow, "jobs").values()) {
            Map<String, Object> fields = cast(job);
            assertThat(fields.containsKey("timeout-minutes") || fields.containsKey("uses"))
                    .isTrue();
            for (Object step : (List<?>) fields.getOrDefault("steps", List.of())) {
                Object action = cast(step).get("uses");
                assertThat(action == null || PINNED.matcher(action.toString()).matches())
                        .as("%s", action)
                        .isTrue();
            }
        }
    }

    /** The role on AWS trusts jobs of the GitHub environment, which is where people approve. */
    @ParameterizedTest
    @ValueSource(strings = "deploy")
    void deployFromTheEnvironmentThatTheRoleTrusts(String name) {
        Map<String, Object> job = cast(map(workflow(name), "jobs").get("deploy"));

        assertThat(job.get("environment")).isEqualTo("${{ inputs.environment }}");
        assertThat(cast(job.get("permissions"))).containsEntry("id-token", "write");
    }

    @ParameterizedTest
    @ValueSource(strings = "deliver")
    void reachProdOnlyThroughStaging(String name) {
        Map<String, Object> jobs = map(workflow(name), "jobs");

        assertThat(jobs.keySet()).containsExactly("images", "staging", "prod");
        assertThat(cast(jobs.get("staging")).get("needs")).isEqualTo("images");
        assertThat(cast(jobs.get("prod")).get("needs")).isEqualTo("staging");
        assertThat(List.of("staging", "prod"))
                .extracting(job -> cast(cast(jobs.get(job)).get("with")).get("environment"))
                .containsExactly("staging", "prod")
                .allSatisfy(
                        environment ->
                                assertThat(Environments.all())
                                        .anyMatch(e -> e.name().equals(environment)));
    }

    /**
     * Whatever is deployed was built by the delivery, once, and is copied from where that put it.
     * The registry knows lower-case names only, whatever the repository's owner is called.
     */
    @Test
    void deployTheImagesThatTheDeliveryBuilt() {
        String built = Sources.text(".github/workflows/deliver.yml");
        String deployed = Sources.text(".github/workflows/deploy.yml");

        assertThat(built).containsOnlyOnce("infra/images/push \"ghcr.io/${REPOSITORY,,}/\" \"$(");
        assertThat(deployed)
                .doesNotContain("infra/images/push", "docker build")
                .containsOnlyOnce(
                        "infra/cdk/push-images \"$ENVIRONMENT\" \"$tag\""
                                + " \"ghcr.io/${REPOSITORY,,}/\"");
    }

    /** The rolling deploy is tried with the release before, which is built from history. */
    @Test
    void testWithTheWholeHistory() {
        Map<String, Object> job = cast(map(workflow("verify"), "jobs").get("verify"));

        assertThat((List<?>) job.get("steps"))
                .extracting(WorkflowsTest::cast)
                .filteredOn(step -> step.getOrDefault("uses", "").toString().contains("checkout"))
                .singleElement()
                .satisfies(step -> assertThat(map(step, "with")).containsEntry("fetch-depth", 0));
    }

    @Test
    void areRightForActionlint() throws IOException {
        assertThat(actionlint(WORKFLOWS)).isEmpty();
    }

    /** Words that are only newer than the linter are let through: those beside them are not. */
    @Test
    void wouldNotBeRightWithMistakes(@TempDir Path folder) throws IOException {
        String workflow = Files.readString(WORKFLOWS.resolve("deploy.yml"));
        Files.writeString(
                folder.resolve("deploy.yml"),
                workflow.replace("inputs.commit }}", "inputs.comit }}")
                        .replace("packages:", "attestation:")
                        .replace("vars.DEPLOYER", "var.DEPLOYER")
                        .replace("ubuntu-24.04-arm", "ubuntu-24.04-amr"));

        assertThat(actionlint(folder))
                .contains(
                        "property \"comit\" is not defined",
                        "unknown permission scope \"attestation\"",
                        "undefined variable \"var\"",
                        "label \"ubuntu-24.04-amr\" is unknown");
    }

    private static String actionlint(Path folder) throws IOException {
        Process lint =
                new ProcessBuilder("../../.github/lint/run", folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(lint.onExit().join().exitValue()).as(said).isEqualTo(said.isEmpty() ? 0 : 1);
        return said;
    }

    private static Map<String, Object> workflow(String name) {
        return cast(new Yaml().load(Sources.text(".github/workflows/" + name + ".yml")));
    }

    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return cast(from.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object value) {
        return (Map<String, Object>) value;
    }
}
