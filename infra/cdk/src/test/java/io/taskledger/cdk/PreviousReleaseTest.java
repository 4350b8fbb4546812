package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stacks are deployed one after the other, and CloudFormation refuses to take an export away that
 * another stack imports: those of the release before, when this one is deployed, and this one's
 * when it is gone back from.
 */
class PreviousReleaseTest {

    /** Its first lines say how it was made. */
    private static final String FILE = "previous-release-imports.txt";

    @EveryEnvironment
    void findsEveryExportThatItsStacksImport(Synthesized environment) {
        assertThat(exports(environment)).containsAll(imported(environment.name()));
    }

    @EveryEnvironment
    void hasEveryExportThatTheseStacksImport(Synthesized environment) {
        Set<String> now =
                environment.stacks().values().stream()
                        .flatMap(stack -> stack.json().findValues("Fn::ImportValue").stream())
                        .map(name -> name.asString())
                        .collect(Collectors.toSet());

        assertThat(imported(environment.name())).hasSizeGreaterThan(20).containsAll(now);
    }

    private static Set<String> exports(Synthesized environment) {
        return environment.stacks().values().stream()
                .flatMap(stack -> stack.json().path("Outputs").valueStream())
                .map(output -> output.at("/Export/Name").asString(""))
                .collect(Collectors.toSet());
    }

    private static Set<String> imported(String environment) {
        try (InputStream file = PreviousReleaseTest.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("taskledger-" + environment + "-"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
