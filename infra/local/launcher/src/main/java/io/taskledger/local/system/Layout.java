package io.taskledger.local.system;

import io.taskledger.local.process.PidFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of one local system, all under one directory ({@code .local} by default).
 *
 * @param root absolute
 */
public record Layout(Path root) {

    public Path run() {
        return root.resolve("run");
    }

    public Path logs() {
        return root.resolve("log");
    }

    /**
     * Copies of what was built, so that a build does not pull files from under running processes.
     */
    public Path app() {
        return root.resolve("app");
    }

    /** Programs that come with us: PostgreSQL's and Redis's. */
    public Path programs() {
        return root.resolve("programs");
    }

    public Path postgresData() {
        return root.resolve("postgres");
    }

    public Path identityData() {
        return root.resolve("identity");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path ports() {
        return root.resolve("ports");
    }

    public Path env() {
        return run().resolve("env");
    }

    /** Temporary files of the Java programs, the launcher included. */
    public Path temporary() {
        return root.resolve("tmp");
    }

    /** Exists while the system is usable. */
    public Path ready() {
        return run().resolve("ready");
    }

    public PidFile pidFile(String name) {
        return new PidFile(run().resolve(name + ".pid"));
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public void create() throws IOException {
        for (Path directory : List.of(run(), logs(), app(), programs(), temporary())) {
            Files.createDirectories(directory);
        }
    }

    /** Deletes what programs that have ended left. */
    public void forgetTemporary() throws IOException {
        Trees.delete(temporary());
        Files.createDirectories(temporary());
    }

    /** Forgets all data of users; what was built stays. */
    public void forget() throws IOException {
        for (Path data : List.of(postgresData(), identityData(), secrets())) {
            Trees.delete(data);
        }
    }
}
