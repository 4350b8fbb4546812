package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the README tells a newcomer to type. */
class ReadmeIT {

    private static final Pattern EXAMPLE = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    private final LocalSystem system = LocalSystem.running();

    @Test
    void examplesWorkAsPrinted() throws IOException {
        String examples =
                EXAMPLE.matcher(Files.readString(Programs.root().resolve("README.md")))
                        .results()
                        .map(MatchResult::group)
                        .map(block -> block.replaceAll("```(bash)?", ""))
                        .collect(Collectors.joining("\n"));
        assertThat(examples).contains("/history").doesNotContain("/tmp/");
        String script =
                examples.replace("http://localhost:8080", system.baseUrl().toString())
                        .replace("infra/local/token", "infra/local/token --data " + system.data());
        String printed =
                Programs.run(
                        Map.of(), Programs.root(), "/bin/bash", "-euo", "pipefail", "-c", script);
        assertThat(printed)
                .contains("\"title\":\"Book the room\"")
                .contains("\"version\":2")
                .contains("\"from\":\"TODO\",\"to\":\"IN_PROGRESS\"")
                .contains("\"totalElements\":0")
                .doesNotContain("\"code\":");
    }
}
