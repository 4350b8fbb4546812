package io.taskledger.cdk.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every link of a document into this repository leads to something. */
class LinksTest {

    private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\n]*`", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("(https?|mailto):.*");
    private static final Path SCRIPTS =
            Documents.ROOT.resolve("shared-api/event-log/src/main/resources/db/eventlog");

    @Test
    void leadToFilesAndHeadingsThatExist() {
        List<Path> documents = Documents.all();

        assertThat(documents).hasSizeGreaterThan(50);
        assertThat(documents.stream().flatMap(LinksTest::broken)).isEmpty();
    }

    /** A function is replaced by later scripts: readers are led to the one that counts. */
    @Test
    void leadFromTheReadmeToTheAppendThatIsInForce() throws IOException {
        String definition = "function append_optimistic(";
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            String last =
                    scripts.filter(script -> Documents.text(script).contains(definition))
                            .map(script -> script.getFileName().toString())
                            .max(String::compareTo)
                            .orElseThrow();
            assertThat(Documents.ROOT.resolve("README.md"))
                    .content()
                    .containsPattern("\\[append_optimistic]\\(\\S*/" + Pattern.quote(last));
        }
    }

    @Test
    void leadFromEachStepOfTheReadmesSliceToCodeAndTest() {
        List<String> steps =
                Documents.text(Documents.ROOT.resolve("README.md"))
                        .transform(text -> text.split("\\| step \\| code \\| test \\|")[1])
                        .transform(text -> text.split("\n\n")[0])
                        .lines()
                        .skip(2)
                        .toList();

        assertThat(steps)
                .hasSizeGreaterThan(10)
                .allMatch(row -> row.matches("\\| [^|\\[]+ \\| \\[[^|]+\\) \\| \\[[^|]+\\) \\|"));
    }

    private static Stream<String> broken(Path document) {
        String prose = CODE.matcher(Documents.text(document)).replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .filter(link -> !leadsSomewhere(document, link))
                .map(link -> document + ": " + link);
    }

    private static boolean leadsSomewhere(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || !target.toString().endsWith(".md")
                || anchors(target).contains(parts[1]);
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path document) {
        return Documents.text(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
