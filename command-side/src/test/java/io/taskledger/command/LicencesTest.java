package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** The jar names whose work is in it, and carries the licence that most of it is under. */
class LicencesTest {

    private static final Path FILES = Path.of("target", "classes", "META-INF");

    @Test
    void areInTheJar() {
        assertThat(FILES.resolve("LICENSE")).content().contains("Apache License");
        assertThat(FILES.resolve("THIRD-PARTY.txt"))
                .content()
                .contains("org.axonframework:axon-messaging:", "org.postgresql:postgresql:")
                .doesNotContain("org.junit.jupiter", "Unknown license");
    }
}
