package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The same source gives the same templates, byte for byte: what is deployed is what was tested. */
class DeterminismTest {

    private static final Path AGAIN = Path.of("target", "cdk.again").toAbsolutePath();

    /** In a JVM of its own, as a deployment does: another has another order in {@code Map.of}. */
    @Test
    void synthesizesTheSameBytesAgain() throws IOException, InterruptedException {
        List<Synthesized> environments = Synthesized.environments();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder again =
                new ProcessBuilder(
                                java.toString(),
                                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                                Taskledger.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(Path.of("target", "cdk.again.log").toFile());
        again.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        again.environment().put("CDK_OUTDIR", AGAIN.toString());
        Process process = again.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();

        for (Synthesized environment : environments) {
            String assembly = "assembly-" + environment.name();
            Map<String, String> first = files(Synthesized.OUTPUT.resolve(assembly));
            assertThat(first).hasSizeGreaterThan(10);
            assertThat(files(AGAIN.resolve(assembly))).isEqualTo(first);
        }
    }

    private static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                // Which line of the CDK made what, in a directory that has another name each time.
                if (file.toString().endsWith(".metadata.json")) {
                    continue;
                }
                files.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
