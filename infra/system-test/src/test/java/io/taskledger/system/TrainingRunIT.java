package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The start from which an image's AOT cache is made, where there is no server and no setting. */
class TrainingRunIT {

    private static final Pattern STEP =
            Pattern.compile(" -XX:AOTCacheOutput=app\\.aot (.*) -jar app\\.jar");

    @ParameterizedTest
    @ValueSource(strings = {Release.COMMAND_SIDE, Release.QUERY_SIDE})
    void endsWellWithoutAnyServer(String side) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dserver.tomcat.basedir=" + Path.of("target", "tomcat").toAbsolutePath());
        command.addAll(optionsOfTheImage(side));
        command.add("-jar");
        command.add(
                Programs.root()
                        .resolve(Path.of(side, "target", side + "-0.1.0-SNAPSHOT.jar"))
                        .toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("TASKLEDGER_") || name.startsWith("SPRING_"));

        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said)
                .contains("profile is active", "Exposing 2 endpoints")
                .doesNotContain("Tomcat started");
        assertThat(said.lines().filter(line -> !line.isBlank()))
                .as("what a service logs is JSON; a JDK's warnings would not be")
                .allMatch(line -> line.startsWith("{"));
    }

    private static List<String> optionsOfTheImage(String side) throws IOException {
        Matcher step =
                STEP.matcher(Files.readString(Programs.root().resolve(side).resolve("Dockerfile")));
        assertThat(step.find()).isTrue();
        return Arrays.asList(step.group(1).split(" "));
    }
}
