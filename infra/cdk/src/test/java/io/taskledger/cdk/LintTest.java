package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** cfn-lint, where it is installed; the workflow installs it, so there it always runs. */
class LintTest {

    @Test
    @EnabledIf("installed")
    void findsNeitherErrorsNorWarnings() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("cfn-lint"));
        Synthesized.environments();
        try (Stream<Path> files = Files.walk(Synthesized.OUTPUT)) {
            files.map(Path::toString)
                    .filter(f -> f.endsWith(".template.json"))
                    .forEach(command::add);
        }
        assertThat(command).hasSizeGreaterThan(27);

        Process lint = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(lint.waitFor()).as(said).isZero();
        assertThat(said).isBlank();
    }

    static boolean installed() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "cfn-lint")));
    }
}
