package io.taskledger.cdk.registry;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.EnvironmentStack;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecr.TagStatus;
import software.constructs.Construct;

import java.util.List;

/** One repository an image. A tag always means the same image, so that going back is exact. */
public final class RegistryStack extends EnvironmentStack {

    private static final int RELEASES_KEPT = 50;

    private final transient IRepository commandSide;
    private final transient IRepository querySide;

    public RegistryStack(Construct scope, EnvironmentSettings settings) {
        super(scope, settings, "registry", true, "Registry: the images of the services");
        commandSide = repository("command-side");
        querySide = repository("query-side");
    }

    public IRepository commandSide() {
        return commandSide;
    }

    public IRepository querySide() {
        return querySide;
    }

    private Repository repository(String image) {
        return Repository.Builder.create(this, image)
                .repositoryName(names().of(image))
                .imageTagMutability(TagMutability.IMMUTABLE)
                .imageScanOnPush(true)
                .emptyOnDelete(!settings().lasting())
                .removalPolicy(removal())
                .lifecycleRules(
                        List.of(
                                LifecycleRule.builder()
                                        .description("Layers no tag refers to")
                                        .tagStatus(TagStatus.UNTAGGED)
                                        .maxImageAge(Duration.days(7))
                                        .rulePriority(1)
                                        .build(),
                                LifecycleRule.builder()
                                        .description("Releases to go back to")
                                        .tagStatus(TagStatus.ANY)
                                        .maxImageCount(RELEASES_KEPT)
                                        .rulePriority(2)
                                        .build()))
                .build();
    }
}
