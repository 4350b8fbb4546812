package io.taskledger.eventlog;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.time.Clock;

@AnalyzeClasses(
        packages = "io.taskledger.eventlog",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theLogKnowsNothingOfTasksAndDependsOnlyOnAxonJdbcJacksonAndFlyway =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.taskledger.eventlog..",
                            "java..",
                            "javax.sql..",
                            "org.postgresql..",
                            "org.axonframework..",
                            "tools.jackson..",
                            "com.fasterxml.jackson.annotation..",
                            "org.flywaydb..",
                            "org.slf4j..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule appendingKnowsNeitherReadingNorTheTail =
            noClasses()
                    .that()
                    .resideInAPackage("..append..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..read..", "..tail..", "..snapshot..", "..eventlog.axon..");

    /**
     * Machines' clocks may differ by minutes: what is decided, is decided by the database's, and
     * this one's only has a veto.
     */
    @ArchTest
    static final ArchRule nothingButItsGuardReadsTheClockOfThisMachine =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("ClockGuard")
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
