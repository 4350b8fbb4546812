package io.taskledger.cdk.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which images a registry gets. Docker is played: a file of the name of an image holds its digest.
 */
class PushImagesTest {

    private static final String DOCKER =
            """
            #!/bin/sh
            cd "$PLAYED"
            echo "$*" >> log
            image() { echo "$1" | tr '/:@' '___'; }
            case "$*" in
            "buildx imagetools inspect "*) cat "$(image "$4")" ;;
            "buildx imagetools create "*) image=${6##*@}; printf '"%s"' "$image" > "$(image "$5")" ;;
            "buildx build "*)
                while [ "$1" != --tag ]; do shift; done
                printf '"sha256:%s"' "built-$(grep -c '^buildx build' log)" > "$(image "$2")" ;;
            esac
            """;

    @TempDir private Path folder;

    @BeforeEach
    void play() throws IOException {
        Path docker = Files.writeString(folder.resolve("docker"), DOCKER);
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        image("maven:3.9-eclipse-temurin-25", "sha256:tools");
        image("eclipse-temurin:25-jre", "sha256:runtime");
    }

    @Test
    void buildsBothOnTheSameBasesByDigest() throws IOException {
        assertThat(push("here/", "abc"))
                .isEqualTo("here/command-side sha256:built-1\nhere/query-side sha256:built-2\n");
        assertThat(Files.readAllLines(folder.resolve("log")))
                .filteredOn(line -> line.startsWith("buildx build "))
                .hasSize(2)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .contains(
                                                "--build-arg=MAVEN=maven:3.9-eclipse-temurin-25@sha256:tools",
                                                "--build-arg=RUNTIME=eclipse-temurin:25-jre@sha256:runtime",
                                                "--sbom=true",
                                                "--provenance=mode=max"));
    }

    @Test
    void copiesWhatWasBuiltToTheDigest() throws IOException {
        push("hub/", "abc");
        Files.delete(folder.resolve("log"));

        assertThat(push("there/", "abc", "hub/"))
                .isEqualTo("there/command-side sha256:built-1\nthere/query-side sha256:built-2\n");
        assertThat(folder.resolve("log")).content().doesNotContain("buildx build ");
    }

    @Test
    void leavesWhatIsThere() throws IOException {
        image("there/command-side:abc", "sha256:old");
        image("there/query-side:abc", "sha256:older");

        assertThat(push("there/", "abc", "hub/"))
                .isEqualTo("there/command-side sha256:old\nthere/query-side sha256:older\n");
    }

    @Test
    void failsWithoutAnImageToCopy() throws IOException {
        Process push = start("there/", "abc", "hub/");

        assertThat(push.getInputStream().readAllBytes()).isEmpty();
        assertThat(push.onExit().join().exitValue()).isNotZero();
    }

    private void image(String name, String digest) throws IOException {
        Files.writeString(folder.resolve(name.replaceAll("[/:@]", "_")), "\"" + digest + "\"");
    }

    private String push(String... arguments) throws IOException {
        Process push = start(arguments);
        String said = new String(push.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(push.onExit().join().exitValue()).isZero();
        return said;
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("../images/push"));
        command.addAll(List.of(arguments));
        ProcessBuilder push =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        push.environment().put("PLAYED", folder.toString());
        push.environment().compute("PATH", (name, path) -> folder + File.pathSeparator + path);
        return push.start();
    }
}
