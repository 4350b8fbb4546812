package io.taskledger.command;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.taskledger.platform.NameLookups;

import org.axonframework.modelling.command.AggregateIdentifier;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

@AnalyzeClasses(
        packages = "io.taskledger.command",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_command_side_never_imports_the_query_side =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.taskledger.query..");

    @ArchTest
    static final ArchRule slices_do_not_depend_on_each_other_in_circles =
            slices().matching("io.taskledger.command.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_platform_knows_no_slice =
            noClasses()
                    .that()
                    .resideInAPackage("..command.platform..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..command.project..", "..command.task..", "..command.user..");

    @ArchTest
    static final ArchRule endpoints_and_aggregates_are_package_private =
            classes()
                    .that()
                    .areAnnotatedWith(RestController.class)
                    .or()
                    .containAnyFieldsThat(
                            describe(
                                    "identify an aggregate",
                                    field -> field.isAnnotatedWith(AggregateIdentifier.class)))
                    .should()
                    .bePackagePrivate();

    @ArchTest
    static final ArchRule decisions_know_neither_http_nor_sql =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.taskledger.command.rule",
                            "io.taskledger.command.project",
                            "io.taskledger.command.task",
                            "io.taskledger.command.user")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework.web..",
                            "org.springframework.http..",
                            "jakarta.servlet..",
                            "java.sql..",
                            "javax.sql..");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule names_of_servers_are_not_kept_for_long =
            classes()
                    .that()
                    .haveSimpleName("CommandSide")
                    .should()
                    .callMethod(NameLookups.class, "keepShortly");

    /**
     * A thread that dies is missed by nobody. Executors of single tasks go on whatever those throw.
     */
    @ArchTest
    static final ArchRule nothing_but_executors_of_single_tasks_starts_threads =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("AxonConfiguration")
                    .and()
                    .doNotHaveSimpleName("ConflictRetries")
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
                || (owner.isAssignableTo(Executor.class) && method.equals("<init>"));
    }

    /** Machines' clocks may differ by minutes: what is decided, is decided by the database's. */
    @ArchTest
    static final ArchRule nothing_but_the_order_of_new_ids_depends_on_the_clock_of_this_machine =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("NewIds")
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
