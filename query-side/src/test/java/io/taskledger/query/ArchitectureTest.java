package io.taskledger.query;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.taskledger.platform.NameLookups;

import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

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

    @ArchTest
    static final ArchRule namesOfServersAreNotKeptForLong =
            classes()
                    .that()
                    .haveSimpleName("QuerySide")
                    .should()
                    .callMethod(NameLookups.class, "keepShortly");

    /** By name, as some cannot be seen from here. */
    private static final Set<String> KNOWN_TO_START_THREADS =
            Set.of(
                    "Supervision",
                    // Their loops go on whatever is thrown, and are missed when they do not.
                    "GroupAppend",
                    "LiveInstances",
                    "LogFollower",
                    "LogTail",
                    "WatchedExecutor",
                    "ProcessorFactory",
                    // What they start ends soon, and is started again by whoever misses it.
                    "BulkBuild",
                    "CurrentTables",
                    "IssuerKeys",
                    "Lease",
                    "MarkLookup",
                    "Positions",
                    "ProbePort",
                    "ReadinessChecks",
                    "RecentPages",
                    "RedisPages",
                    "Acquaintances",
                    "SharedBuckets");

    /** A thread that dies is missed by nobody: here and in the modules that both sides share. */
    @ArchTest
    static final ArchRule whatRunsForAsLongAsAnInstanceIsSupervised =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.taskledger.servers..")
                    .and(
                            describe(
                                    "are not known to start threads",
                                    type -> !KNOWN_TO_START_THREADS.contains(simpleName(type))))
                    .should()
                    .callCodeUnitWhere(
                            describe(
                                    "start a thread",
                                    call -> startsThread(call.getTargetOwner(), call.getName())));

    private static boolean startsThread(JavaClass owner, String method) {
        if (owner.isAssignableTo(Thread.class) || owner.isAssignableTo(Thread.Builder.class)) {
            return method.startsWith("start");
        }
        return owner.isEquivalentTo(Executors.class)
                || (owner.isAssignableTo(Executor.class) && method.equals("<init>"))
                || method.equals("delayedExecutor");
    }

    private static String simpleName(JavaClass type) {
        return type.getName().replaceAll(".*\\.|\\$.*", "");
    }

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
