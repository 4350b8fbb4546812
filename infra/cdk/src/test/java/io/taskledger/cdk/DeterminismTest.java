package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.environment.Environments;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The same source gives the same templates, byte for byte: what is deployed is what was tested. */
class DeterminismTest {

    private static final Path AGAIN = Path.of("target", "cdk.again");

    @Test
    void synthesizesTheSameBytesAgain() throws IOException {
        var environment = Environments.all().getFirst();
        String assembly = "assembly-" + environment.name();
        assertThat(Synthesized.environment(environment.name())).isNotNull();
        Taskledger.app(AGAIN.toString(), List.of(environment)).synth();

        Map<String, String> first = files(Synthesized.OUTPUT.resolve(assembly));
        assertThat(first).hasSizeGreaterThan(10);
        assertThat(files(AGAIN.resolve(assembly))).isEqualTo(first);
    }

    private static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
