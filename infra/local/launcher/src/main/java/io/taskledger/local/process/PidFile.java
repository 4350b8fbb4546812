package io.taskledger.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code .local/run/<name>.pid}: the number of the process that is the part right now. */
public record PidFile(Path file) {

    /** The kernel tells start times by its own clock, which may differ from that of files. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    /** Readers see the old number or the new one, never a part of it. */
    public void write(long pid) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, pid + "\n");
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * The living process that the file was written for. Empty if it is gone, and also if the number
     * now belongs to a younger process: numbers are given again, above all after a reboot.
     */
    public Optional<ProcessHandle> process() throws IOException {
        try {
            long pid = Long.parseLong(Files.readString(file).strip());
            Instant written = Files.getLastModifiedTime(file).toInstant().plus(CLOCKS_DIFFER);
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(
                            process ->
                                    process.info()
                                            .startInstant()
                                            .map(start -> !start.isAfter(written))
                                            .orElse(false));
        } catch (NoSuchFileException | NumberFormatException none) {
            return Optional.empty();
        }
    }
}
