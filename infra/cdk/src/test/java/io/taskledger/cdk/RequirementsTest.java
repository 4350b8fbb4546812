package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** infra/README.md and that of the system's tests name, for all that they say, tests that exist. */
class RequirementsTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    /** A link to a test; a method of it may be named too. */
    private static final Pattern LINKED =
            Pattern.compile("\\[`(\\w[\\w-]*(?:\\.test\\.tsx?)?)(?:\\.(\\w+))?`]\\(([^)#]+)\\)");

    @Test
    void areEachCheckedByATestThatExists() throws IOException {
        List<String> rows =
                Files.readString(Path.of("..", "README.md"))
                        .transform(text -> text.split("## Every requirement")[1].split("\n## ")[0])
                        .lines()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| item"))
                        .toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(29);
        for (String row : rows) {
            assertThat(NAMED.matcher(row).find() || row.contains("runbook")).as(row).isTrue();
            NAMED.matcher(row)
                    .results()
                    .forEach(
                            name ->
                                    assertThat(source(name.group(1)))
                                            .as(row)
                                            .contains(
                                                    name.group(2) == null
                                                            ? name.group(1)
                                                            : "void " + name.group(2) + "("));
        }
    }

    @Test
    void whatTheSystemHoldsAgainstIsTestedByWhatTheTablesLeadTo() throws IOException {
        Path folder = Path.of("..", "system-test");
        List<String> rows =
                Files.readString(folder.resolve("README.md"))
                        .lines()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| what"))
                        .toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(60);
        for (String row : rows) {
            assertThat(LINKED.matcher(row).find()).as(row).isTrue();
            for (MatchResult link : LINKED.matcher(row).results().toList()) {
                Path file = folder.resolve(link.group(3));
                assertThat(file).as(row).exists();
                if (file.toString().endsWith(".java")) {
                    assertThat(file.getFileName()).hasToString(link.group(1) + ".java");
                }
                if (link.group(2) != null) {
                    assertThat(file).as(row).content().contains("void " + link.group(2) + "(");
                }
            }
        }
    }

    private static String source(String test) {
        for (String root :
                List.of(
                        "infra/cdk/src",
                        "shared-api",
                        "command-side/src",
                        "query-side/src",
                        "infra/system-test/src")) {
            try (var files = Files.walk(Path.of("..", "..", root))) {
                var found = files.filter(f -> f.endsWith(test + ".java")).findFirst();
                if (found.isPresent()) {
                    return Files.readString(found.get());
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return "";
    }
}
