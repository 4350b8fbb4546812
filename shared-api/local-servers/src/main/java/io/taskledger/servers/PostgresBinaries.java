package io.taskledger.servers;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Unpacks PostgreSQL's programs from the class path, once for each version and directory. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static Path defaultDirectory() {
        String user = System.getProperty("user.name", "unknown");
        return Path.of(System.getProperty("java.io.tmpdir"), "taskledger-postgres-" + user);
    }

    /** The directory that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpackTo(Path directory) {
        try {
            byte[] archive;
            String os = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
            String cpu = System.getProperty("os.arch");
            try (var in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, cpu)) {
                archive = in.readAllBytes();
            }
            Path target = directory.toAbsolutePath().resolve(digest(archive));
            if (!Files.isExecutable(target.resolve("bin/postgres"))) {
                Files.createDirectories(directory);
                Path fresh = Files.createTempDirectory(directory.toAbsolutePath(), "unpack");
                unpack(archive, fresh);
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                publish(fresh, target);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL to " + directory, e);
        }
    }

    /** Atomic, so that two JVMs that unpack at once both find a whole directory. */
    private static void publish(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target);
        } catch (IOException e) {
            if (!Files.isExecutable(target.resolve("bin/postgres"))) {
                throw e;
            }
        }
    }

    private static void unpack(byte[] archive, Path directory) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, directory.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            String mode = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
