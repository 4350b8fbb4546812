package io.taskledger.query.world;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.taskledger.query",
        importOptions = ImportOption.OnlyIncludeTests.class)
class SharesTheWorldTest {

    @ArchTest
    static final ArchRule whoSharesTheWorldSaysSo =
            classes()
                    .that(describe("share the world", SharesTheWorldTest::share))
                    .should()
                    .beAnnotatedWith(SharesTheWorld.class);

    private static boolean share(JavaClass test) {
        return test.getMethodCallsFromSelf().stream()
                .anyMatch(
                        call ->
                                call.getTargetOwner().isEquivalentTo(World.class)
                                        && call.getName().startsWith("shared"));
    }
}
