package io.taskledger.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.taskledger", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theProviderSharesNothingWithTheServices =
            noClasses()
                    .that()
                    .resideInAPackage("io.taskledger.identity..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.taskledger.platform..",
                            "io.taskledger.api..",
                            "io.taskledger.command..",
                            "io.taskledger.query..");
}
