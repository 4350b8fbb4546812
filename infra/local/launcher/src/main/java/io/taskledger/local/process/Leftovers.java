package io.taskledger.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Processes that a killed launcher could not stop, found by their pid files. */
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path runDirectory;

    public Leftovers(Path runDirectory) {
        this.runDirectory = runDirectory;
    }

    /**
     * Stops those whose name is wanted, all at once, by force after 15 s, and deletes their pid
     * files.
     *
     * @return the names of those that still ran
     */
    public List<String> stop(Predicate<String> wanted) throws IOException {
        List<String> names = new ArrayList<>();
        List<ProcessHandle> processes = new ArrayList<>();
        for (Path file : pidFiles()) {
            String name = file.getFileName().toString().replaceFirst("\\.pid$", "");
            if (wanted.test(name)) {
                PidFile pidFile = new PidFile(file);
                pidFile.process()
                        .ifPresent(
                                process -> {
                                    names.add(name);
                                    processes.add(process);
                                });
                pidFile.delete();
            }
        }
        processes.forEach(ProcessHandle::destroy);
        processes.forEach(Leftovers::awaitEnd);
        return names;
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private List<Path> pidFiles() throws IOException {
        if (Files.notExists(runDirectory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(runDirectory)) {
            return files.filter(file -> file.toString().endsWith(".pid")).sorted().toList();
        }
    }
}
