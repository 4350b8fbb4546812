package io.taskledger.local.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** A built program, copied out of reach of the next build. */
final class Application {

    private final Path jar;

    private Application(Path jar) {
        this.jar = jar;
    }

    /**
     * Unpacks a Spring Boot jar as the container image does; it starts faster than a nested one.
     *
     * @param module directory of the module that was built
     * @param layout where it is kept; unpacked again only after a build
     */
    static Application unpacked(Path module, String name, Layout layout)
            throws IOException, InterruptedException {
        Path built = jarOf(module, name);
        Path target = layout.app().resolve(name);
        Path stamp = target.resolve("built");
        String state = checksum(built);
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(state)) {
            Trees.delete(target);
            unpack(built, target, layout.log("unpack-" + name));
            Files.writeString(stamp, state);
        }
        return new Application(target.resolve(built.getFileName()));
    }

    /** Not the time of the file: builds are reproducible, so all have the same. */
    private static String checksum(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            CRC32C sum = new CRC32C();
            sum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return channel.size() + "-" + Long.toHexString(sum.getValue());
        }
    }

    private static void unpack(Path built, Path target, Path log)
            throws IOException, InterruptedException {
        List<String> program =
                List.of(
                        "-Djarmode=tools",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        built.toString(),
                        "extract",
                        "--destination",
                        target.toString());
        Process process = JavaProgram.start(program, Map.of(), log);
        if (process.waitFor() != 0) {
            throw new IOException("Cannot unpack " + built + ": see " + log);
        }
        Files.delete(log);
    }

    /** Copies a directory, such as the built web client, anew. */
    static Path copied(Path directory, Path target) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw notBuilt(directory.toString());
        }
        Trees.delete(target);
        List<Path> files;
        try (Stream<Path> tree = Files.walk(directory)) {
            files = tree.toList();
        }
        for (Path file : files) {
            Path copy = target.resolve(directory.relativize(file).toString());
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return target;
    }

    Path jar() {
        return jar;
    }

    private static Path jarOf(Path module, String name) throws IOException {
        Path target = module.resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                var jar =
                        files.filter(
                                        file ->
                                                file.getFileName()
                                                        .toString()
                                                        .matches(
                                                                name
                                                                        + "-[\\d.]+(-SNAPSHOT)?\\.jar"))
                                .findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            }
        }
        throw notBuilt(name);
    }

    private static IOException notBuilt(String what) {
        return new IOException(what + " is not built: run infra/local/up without --no-build.");
    }
}
