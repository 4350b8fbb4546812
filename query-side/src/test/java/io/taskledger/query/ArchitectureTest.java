package io.taskledger.query;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;

@AnalyzeClasses(packages = "io.taskledger", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theQuerySideNeverImportsTheCommandSide =
            noClasses()
                    .that()
                    .resideInAPackage("io.taskledger.query..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.taskledger.command..");

    @ArchTest
    static final ArchRule theQuerySideNeverWritesToTheLog =
            noClasses()
                    .that()
                    .resideInAPackage("io.taskledger.query..")
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleNameStartingWith("GroupAppend");

    @ArchTest
    static final ArchRule foldsKnowNeitherDatabaseNorWeb =
            noClasses()
                    .that()
                    .haveSimpleName("Task")
                    .or()
                    .haveSimpleName("Project")
                    .or()
                    .haveSimpleName("Changes")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "org.springframework..", "jakarta..");

    @ArchTest
    static final ArchRule theEngineKnowsNoProjection =
            noClasses()
                    .that()
                    .resideInAPackage("io.taskledger.query.projection..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.taskledger.query.workspace..", "io.taskledger.query.history..");

    @ArchTest
    static final ArchRule endpointsArePackagePrivate =
            classes()
                    .that()
                    .areAnnotatedWith(RestController.class)
                    .and()
                    .resideInAPackage("io.taskledger.query..")
                    .should()
                    .bePackagePrivate();

    /** Machines' clocks may differ by minutes: what is decided, is decided by the database's. */
    @ArchTest
    static final ArchRule nothingButTheEndOfATokensStreamDependsOnTheClockOfThisMachine =
            noClasses()
                    .that()
                    .resideInAPackage("io.taskledger.query..")
                    .and()
                    .doNotHaveSimpleName("EventStream")
                    .should()
                    .callMethodWhere(
                            describe(
                                    "read this machine's clock",
                                    call ->
                                            call.getName().equals("currentTimeMillis")
                                                    || (call.getName().equals("now")
                                                            && call.getTargetOwner()
                                                                    .getPackageName()
                                                                    .equals("java.time"))
                                                    || call.getTargetOwner()
                                                            .isEquivalentTo(Clock.class)));
}
