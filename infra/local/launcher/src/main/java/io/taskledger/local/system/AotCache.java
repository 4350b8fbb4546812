package io.taskledger.local.system;

import io.taskledger.local.process.PidFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Classes of a service, loaded and linked, and profiles of its methods, from a training run (JEP
 * 483, 514 and 515): it starts in half the time. JDKs before 25 have none.
 *
 * @param jar beside which it is kept, and with which it goes
 */
record AotCache(Path jar) {

    private static final int FIRST_JDK = 25;

    /** The service starts without a server and ends before it would need one. */
    private static final List<String> TRAINING =
            List.of("-Dspring.context.exit=onRefresh", "-Dspring.profiles.active=training");

    /** Else the JVM would write into the program's log, which is JSON, what it thinks of it. */
    private static final List<String> SILENT = List.of("-Xlog:aot*=off", "-Xlog:cds*=off");

    static boolean possible() {
        return Runtime.version().feature() >= FIRST_JDK;
    }

    boolean exists() {
        return Files.exists(file());
    }

    /** For the JVM that runs the program: none as long as it does not exist. */
    List<String> options() {
        if (!exists()) {
            return List.of();
        }
        List<String> options = new ArrayList<>(SILENT);
        options.add("-XX:AOTCache=" + file());
        return options;
    }

    /**
     * Makes it, with the least claim on the processors, in some 20 to 60 s; if interrupted, stops
     * at once and leaves nothing.
     *
     * @param options of the JVM that will use it; it is of no use to one with another collector or
     *     other object headers
     * @param running written while it runs
     * @param log kept only if it fails
     * @throws IOException if the training run fails
     */
    void make(List<String> options, PidFile running, Path log)
            throws IOException, InterruptedException {
        deleteAll();
        Path fresh = file().resolveSibling(file().getFileName() + ".new");
        List<String> program = new ArrayList<>(options);
        program.addAll(SILENT);
        program.add("-XX:AOTCacheOutput=" + fresh);
        program.addAll(TRAINING);
        program.add("-jar");
        program.add(jar.toString());
        Process process = JavaProgram.startInBackground(program, log);
        try {
            running.write(process.pid());
            if (process.waitFor() != 0 || Files.notExists(fresh)) {
                throw new IOException("Cannot make " + file() + ": see " + log);
            }
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(log);
        } catch (InterruptedException e) {
            kill(process);
            deleteAll();
            Files.deleteIfExists(log);
            throw e;
        } finally {
            running.delete();
        }
    }

    /** It assembles what it recorded in a process of its own. */
    private static void kill(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    /** Those of other JDKs too, and what a killed launcher left. */
    private void deleteAll() throws IOException {
        try (Stream<Path> files = Files.list(file().getParent())) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().matches("run-.*\\.aot.*")) {
                    Files.delete(file);
                }
            }
        }
    }

    private Path file() {
        return jar.resolveSibling("run-" + Runtime.version() + ".aot");
    }
}
