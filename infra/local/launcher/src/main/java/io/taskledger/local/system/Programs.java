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

    private static final List<String> SERVICE =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
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
        return run(SERVICE, commandSide);
    }

    List<String> runQuerySide() {
        return run(SERVICE, querySide);
    }

    List<String> runIdentity() {
        return run(SMALL, identity);
    }

    List<String> migrate(Path jar) {
        List<String> program = new ArrayList<>(run(SMALL, jar));
        program.add("migrate");
        return program;
    }

    private static List<String> run(List<String> options, Path jar) {
        List<String> program = new ArrayList<>(options);
        program.add("-jar");
        program.add(jar.toString());
        return program;
    }
}
