package io.taskledger.local.system;

import io.taskledger.local.Settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The built programs of the system, and how each is run. */
record Programs(Path commandSide, Path querySide, Path identity, Path webClient) {

    /**
     * So small that a process is meant to stay below 512 MiB, and sparing with the JIT compiler,
     * for which four processes of the same code compete on a few cores; infra/bench measures both.
     * What a JDK does not know it ignores.
     */
    private static final List<String> SERVICE =
            List.of(
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-Xmx184m",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:MaxInlineLevel=9",
                    "-XX:FreqInlineSize=150",
                    "-XX:ReservedCodeCacheSize=96m",
                    "-XX:SweeperThreshold=60",
                    "-XX:TrimNativeHeapInterval=10000",
                    "-XX:+ExitOnOutOfMemoryError");

    private static final List<String> SMALL =
            List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    static Programs of(Settings settings, Layout layout) throws IOException, InterruptedException {
        Path home = settings.home();
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            var command =
                    each.submit(unpacked(home.resolve("command-side"), "command-side", layout));
            var query = each.submit(unpacked(home.resolve("query-side"), "query-side", layout));
            var identity =
                    each.submit(
                            unpacked(
                                    home.resolve("infra/local/identity"),
                                    "local-identity",
                                    layout));
            Path webClient =
                    Application.copied(
                            home.resolve("web-client/dist"), layout.app().resolve("web-client"));
            return new Programs(get(command), get(query), get(identity), webClient);
        }
    }

    private static Callable<Path> unpacked(Path module, String name, Layout layout) {
        return () -> Application.unpacked(module, name, layout).jar();
    }

    private static Path get(Future<Path> jar) throws IOException, InterruptedException {
        try {
            return jar.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("Cannot unpack the programs", e);
        }
    }

    List<String> runCommandSide() {
        return runService(commandSide);
    }

    List<String> runQuerySide() {
        return runService(querySide);
    }

    /** With the AOT cache, once there is one; its memory is shared by instances. */
    private static List<String> runService(Path jar) {
        List<String> program = new ArrayList<>(SERVICE);
        program.addAll(new AotCache(jar).options());
        program.addAll(List.of("-jar", jar.toString()));
        return program;
    }

    /** Makes those AOT caches that are missing, for the next starts. */
    void makeAotCaches(Layout layout) throws IOException, InterruptedException {
        for (Path jar : List.of(querySide, commandSide)) {
            AotCache cache = new AotCache(jar);
            if (!cache.exists()) {
                cache.make(SERVICE, layout.pidFile("aot-cache"), layout.log("aot-cache"));
            }
        }
    }

    List<String> runIdentity() {
        return run(SMALL, identity, "run");
    }

    List<String> migrate(Path jar) {
        List<String> program = new ArrayList<>(run(SMALL, jar, "migrate"));
        program.add("migrate");
        return program;
    }

    /**
     * Classes that a first run loaded are kept in an archive beside the jar: later ones start
     * faster.
     */
    private static List<String> run(List<String> options, Path jar, String archive) {
        List<String> program = new ArrayList<>(options);
        program.add("-XX:SharedArchiveFile=" + jar.resolveSibling(archive + ".jsa"));
        program.add("-XX:+AutoCreateSharedArchive");
        program.add("-Xlog:cds=off");
        program.add("-Xlog:cds+dynamic=off");
        program.add("-jar");
        program.add(jar.toString());
        return program;
    }
}
