package io.taskledger.cdk.registry;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;

import tools.jackson.databind.JsonNode;

import java.util.List;

class RegistryTest {

    @EveryEnvironment
    void keepsTagsForeverTheSameAndScansWhatIsPushed(Synthesized environment) {
        List<JsonNode> repositories =
                environment.stack("registry").properties("AWS::ECR::Repository");

        assertThat(repositories)
                .extracting(r -> text(r, "/RepositoryName"))
                .containsExactlyInAnyOrder(
                        environment.named("command-side"), environment.named("query-side"));
        assertThat(repositories)
                .allSatisfy(
                        r -> {
                            assertThat(text(r, "/ImageTagMutability")).isEqualTo("IMMUTABLE");
                            assertThat(r.at("/ImageScanningConfiguration/ScanOnPush").asBoolean())
                                    .isTrue();
                            assertThat(text(r, "/LifecyclePolicy/LifecyclePolicyText"))
                                    .contains("\"tagStatus\":\"untagged\"")
                                    .contains("\"countNumber\":50");
                        });
    }

    /** Where nothing lasts, a stack takes its images along; elsewhere they stay when it goes. */
    @EveryEnvironment
    void keepsImagesWhereTheEnvironmentLasts(Synthesized environment) {
        boolean lasting = environment.settings().lasting();

        assertThat(environment.stack("registry").resources("AWS::ECR::Repository"))
                .extracting(
                        r -> text(r.getValue(), "/DeletionPolicy"),
                        r -> text(r.getValue(), "/Properties/EmptyOnDelete"))
                .containsOnly(lasting ? tuple("Retain", "false") : tuple("Delete", "true"));
    }
}
