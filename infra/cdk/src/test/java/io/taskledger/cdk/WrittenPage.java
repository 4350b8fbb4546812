package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of infra that a program writes: up to date, or written again on demand. */
public final class WrittenPage {

    private WrittenPage() {}

    /**
     * Fails when the file says anything else; with {@code -Ddocs.write=true} writes it instead.
     *
     * @param file below infra
     */
    public static void says(String file, String text) throws IOException {
        Path page = Path.of("..", file);
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
        }
        assertThat(page).content().isEqualTo(text);
    }
}
