package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** cdk-nag's AwsSolutions rules: what is not followed has a reason, in writing. */
class NagTest {

    @Test
    void leavesNoFindingUnexplained() throws IOException {
        List<String> findings = findings();

        assertThat(findings).filteredOn(line -> !line.contains("\"Suppressed\"")).isEmpty();
    }

    /** Or the test above would pass because nothing was checked. */
    @Test
    void checksEveryStackAndFindsWhatIsExplained() throws IOException {
        List<String> all = Synthesized.environments().stream().map(Synthesized::name).toList();

        assertThat(reports()).hasSize((all.size() + 1) * 9);
        assertThat(findings()).anyMatch(line -> line.contains("AwsSolutions-RDS11"));
        assertThat(findings()).anyMatch(line -> line.contains("AwsSolutions-IAM5"));
    }

    /** Every line that is no success; a suppressed one ends with its reason. */
    private static List<String> findings() throws IOException {
        Synthesized.environments();
        return reports().stream()
                .flatMap(NagTest::lines)
                .filter(line -> line.startsWith("\"AwsSolutions-"))
                .filter(line -> !line.contains("\"Compliant\""))
                .toList();
    }

    private static List<Path> reports() throws IOException {
        Synthesized.environments();
        try (Stream<Path> files = Files.list(Synthesized.OUTPUT)) {
            return files.filter(f -> f.toString().endsWith("NagReport.csv")).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
