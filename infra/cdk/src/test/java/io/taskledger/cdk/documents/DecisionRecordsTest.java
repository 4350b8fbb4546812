package io.taskledger.cdk.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All decision records have one form, and cite what a reader of the repository can open. */
class DecisionRecordsTest {

    private static final String FOLDER = "shared-api/docs/adr";
    private static final Pattern HEAD =
            Pattern.compile(
                    "# (\\d+)\\. .+\n\nDate: 20\\d\\d-\\d\\d-\\d\\d\n\nStatus: "
                            + "(proposed|accepted|rejected|superseded)\\..*\n\n## Context\n");
    private static final List<String> SECTIONS =
            List.of("## Context", "## Decision", "## Alternatives", "## Consequences");

    static List<Path> records() {
        return Documents.all().stream()
                .filter(document -> document.toString().contains(FOLDER))
                .sorted()
                .toList();
    }

    @Test
    void areNumberedWithoutGapsAndFoundFromTheReadme() {
        String readme = Documents.text(Documents.ROOT.resolve("README.md"));

        assertThat(records()).hasSizeGreaterThanOrEqualTo(18);
        for (int i = 0; i < records().size(); i++) {
            String name = records().get(i).getFileName().toString();
            assertThat(name).startsWith("%04d-".formatted(i + 1));
            assertThat(readme).contains("(" + FOLDER + "/" + name + ")");
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void haveDateStatusAndEverySection(Path record) {
        String text = Documents.text(record);
        var head = HEAD.matcher(text);

        assertThat(head.lookingAt()).as("title, Date:, Status:, ## Context").isTrue();
        assertThat(record.getFileName().toString())
                .startsWith("%04d-".formatted(Integer.parseInt(head.group(1))));
        assertThat(text.lines().filter(line -> line.startsWith("## ")))
                .containsSubsequence(SECTIONS);
        assertThat(Stream.of(text.split("\n## ")).skip(1))
                .allSatisfy(section -> assertThat(section.strip()).contains("\n\n"));
    }

    /** Links are held by {@link LinksTest}; this is about papers that are only named. */
    @ParameterizedTest
    @MethodSource("records")
    void citeNothingThatIsNotHere(Path record) {
        assertThat(Documents.text(record))
                .doesNotContainPattern("(?i)\\bissue \\d|\\bthe guide\\b|\\bthe design\\b")
                .doesNotContainPattern("(?<!\\(|[\\w/-])[\\w-]+\\.md\\b");
    }
}
