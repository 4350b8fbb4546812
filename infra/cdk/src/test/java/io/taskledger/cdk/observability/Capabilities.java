package io.taskledger.cdk.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What this release writes only once all instances read it, as its source has it. */
final class Capabilities {

    private static final Path SOURCE =
            Path.of(
                    "../../shared-api/messages/src/main/java/io/taskledger/api/event/Capabilities.java");
    private static final Pattern NAME =
            Pattern.compile("public static final String \\w+ = \"([a-z-]+)\";");

    private Capabilities() {}

    static List<String> all() {
        try {
            List<String> names =
                    NAME.matcher(Files.readString(SOURCE))
                            .results()
                            .map(found -> found.group(1))
                            .toList();
            assertThat(names).isNotEmpty();
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
