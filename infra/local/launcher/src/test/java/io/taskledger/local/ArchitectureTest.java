package io.taskledger.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = Launcher.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theEntryPointKnowsNothingOfTheLauncher =
            noClasses()
                    .that()
                    .resideInAPackage("..entry..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..process..", "..system..", "..demo..");

    @ArchTest
    static final ArchRule supervisionKnowsNothingOfWhatItSupervises =
            noClasses()
                    .that()
                    .resideInAPackage("..process..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..entry..", "..system..", "..demo..", "..servers..");

    @ArchTest
    static final ArchRule theDemoKnowsOnlyTheRestApi =
            noClasses()
                    .that()
                    .resideInAPackage("..demo..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..entry..", "..process..", "..system..", "java.sql..");
}
