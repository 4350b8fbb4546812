package io.taskledger.local.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts Java programs with the JDK that runs the launcher. */
final class JavaProgram {

    /** Options for the programs of the system alone: to profile them, or to start them quickly. */
    private static final String OPTIONS = "TASKLEDGER_JAVA_OPTIONS";

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private JavaProgram() {}

    static Process start(List<String> program, Map<String, String> environment, Path log)
            throws IOException {
        return start(List.of(), program, environment, log);
    }

    /** With the least claim on the processors. */
    static Process startInBackground(List<String> program, Path log) throws IOException {
        return start(List.of("nice", "-n", "19"), program, Map.of(), log);
    }

    static boolean hasOptionsOfTheUser() {
        return !optionsOfTheUser().isEmpty();
    }

    private static List<String> optionsOfTheUser() {
        String options = System.getenv().getOrDefault(OPTIONS, "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    }

    private static Process start(
            List<String> before, List<String> program, Map<String, String> environment, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(JAVA.toString());
        // Ours, which is of this system: what programs leave there goes when it stops.
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.addAll(optionsOfTheUser());
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        // Else glibc keeps an arena of memory for each of many threads.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        // Options of the shell are meant for other programs.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return builder.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
