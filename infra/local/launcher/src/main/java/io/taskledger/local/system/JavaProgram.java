package io.taskledger.local.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts Java programs with the JDK that runs the launcher. */
final class JavaProgram {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private JavaProgram() {}

    static Process start(List<String> program, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(Stream.of(JAVA.toString()), program.stream()).toList());
        builder.environment().putAll(environment);
        // Options of the shell are meant for other programs.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return builder.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
