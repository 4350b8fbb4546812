package io.taskledger.cdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.taskledger.cdk",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule whatLivesLongerNeverKnowsWhatLivesShorter =
            slices().matching("io.taskledger.cdk.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingIsLookedUp =
            noClasses()
                    .should()
                    .callMethodWhere(
                            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                    com.tngtech.archunit.core.domain.properties.HasName.Predicates
                                            .nameMatching("fromLookup|valueFromLookup")));

    @ArchTest
    static final ArchRule onlyStacksAndWhatTheyHandOverArePublic =
            classes().that().haveSimpleNameEndingWith("Findings").should().bePackagePrivate();
}
