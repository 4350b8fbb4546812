package io.taskledger.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.local.process.PidFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Earlier JDKs have none, and the launcher makes none there. */
@EnabledForJreRange(minVersion = 25)
class AotCacheTest {

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx64m");

    @TempDir Path directory;

    private PidFile running;
    private AotCache cache;

    @BeforeEach
    void build() throws IOException {
        running = new PidFile(directory.resolve("run/aot-cache.pid"));
        Files.createDirectories(running.file().getParent());
        Path jar = Files.createDirectory(directory.resolve("my.aot")).resolve("program.jar");
        cache = new AotCache(jar);
    }

    @Test
    void isMadeOnceAndUsed() throws Exception {
        write(Ending.class);
        Files.writeString(cache.jar().resolveSibling("run-17.aot"), "of another JDK");
        assertThat(cache.options()).isEmpty();

        cache.make(OPTIONS, running, log());

        assertThat(cache.exists()).isTrue();
        assertThat(names()).hasSize(2).noneMatch(name -> name.contains("run-17"));
        assertThat(log()).doesNotExist();
        assertThat(running.file()).doesNotExist();
        assertThat(loadedFromTheCache()).contains(Ending.class.getName() + " source: shared");
    }

    @Test
    void leavesNothingWhenInterrupted() throws Exception {
        write(Endless.class);
        var thrown = new AtomicReference<Throwable>();
        Thread making =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        cache.make(OPTIONS, running, log());
                                    } catch (IOException | InterruptedException e) {
                                        thrown.set(e);
                                    }
                                });
        ProcessHandle process =
                await().until(() -> running.process(), found -> found.isPresent()).orElseThrow();

        making.interrupt();

        assertThat(making.join(Duration.ofSeconds(20))).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(process.isAlive()).isFalse();
        assertThat(names()).containsExactly("program.jar");
        assertThat(running.file()).doesNotExist();
    }

    @Test
    void saysWhereItIsToldWhyItCouldNotBeMade() throws Exception {
        write(Failing.class);

        assertThatThrownBy(() -> cache.make(OPTIONS, running, log()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(log().toString());

        assertThat(cache.exists()).isFalse();
        assertThat(log()).content().contains("it does not start");
    }

    private Path log() {
        return directory.resolve("aot-cache.log");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(cache.jar().getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String loadedFromTheCache() throws Exception {
        List<String> command =
                Stream.of(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString()),
                                OPTIONS.stream(),
                                cache.options().stream(),
                                Stream.of("-Xlog:class+load", "-jar", cache.jar().toString()))
                        .flatMap(part -> part)
                        .toList();
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes());
    }

    private void write(Class<?> main) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        String path = main.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(cache.jar()), manifest);
                var bytes = main.getClassLoader().getResourceAsStream(path)) {
            jar.putNextEntry(new JarEntry(path));
            bytes.transferTo(jar);
        }
    }

    static final class Ending {
        public static void main(String... arguments) {}
    }

    static final class Endless {
        public static void main(String... arguments) throws InterruptedException {
            Thread.currentThread().join();
        }
    }

    static final class Failing {
        public static void main(String... arguments) {
            throw new IllegalStateException("it does not start");
        }
    }
}
