package io.taskledger.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.taskledger.platform",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theEdgeKnowsNothingOfWhatIsBehindIt =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.taskledger.command..",
                            "io.taskledger.query..",
                            "io.taskledger.eventlog..",
                            "io.taskledger.api.event..",
                            "org.axonframework..");

    @ArchTest
    static final ArchRule redisIsReachedOnlyForRateLimits =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.taskledger.platform.limit", "io.taskledger.platform.redis")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.lettuce..", "org.springframework.data.redis..");
}
