package io.taskledger.cdk.deployed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository. */
final class Sources {

    private static final Path ROOT = Path.of("..", "..");

    private Sources() {}

    static String text(String file) {
        return read(ROOT.resolve(file));
    }

    static boolean has(String file) {
        return Files.exists(ROOT.resolve(file));
    }

    /** Every Java source that a service's program consists of. */
    static List<String> mainSources(String... modules) {
        return Stream.of(modules).flatMap(Sources::sources).toList();
    }

    private static Stream<String> sources(String module) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
            return files
                    .filter(f -> f.toString().endsWith(".java"))
                    .map(Sources::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
