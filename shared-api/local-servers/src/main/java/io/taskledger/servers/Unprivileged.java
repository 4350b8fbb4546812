package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. As root, programs are started in a user namespace of their own
 * (files stay root's); where that is closed, as in many containers, under an unprivileged account.
 */
final class Unprivileged {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private final List<String> prefix;
    private final String account;

    private Unprivileged(List<String> prefix, String account) {
        this.prefix = prefix;
        this.account = account;
    }

    static Unprivileged detect() {
        if (!ROOT) {
            return new Unprivileged(List.of(), "");
        }
        if (succeeds(Stream.concat(NAMESPACE.stream(), Stream.of("true")).toList())) {
            return new Unprivileged(NAMESPACE, "");
        }
        return byAccount();
    }

    /**
     * For a program that is content with any account: one without privileges if it can reach the
     * program, else a user namespace, where root's files can still be reached.
     *
     * @throws IllegalStateException as root, if there is neither
     */
    static Unprivileged reaching(Path program) {
        if (!ROOT) {
            return new Unprivileged(List.of(), "");
        }
        for (String account : List.of("redis", "nobody")) {
            List<String> prefix =
                    List.of(
                            "setpriv",
                            "--reuid=" + account,
                            "--regid=" + groupOf(account),
                            "--clear-groups",
                            "--bounding-set=-all",
                            "--no-new-privs");
            Unprivileged way = new Unprivileged(prefix, account);
            boolean there = !program.isAbsolute() || succeeds(way.command("test", "-x", program));
            if (there && succeeds(way.command("true"))) {
                return way;
            }
        }
        return detect();
    }

    /** The way without user namespaces. */
    static Unprivileged byAccount() {
        for (String account : List.of("postgres", "nobody")) {
            var setpriv =
                    List.of(
                            "setpriv",
                            "--reuid=" + account,
                            "--regid=" + groupOf(account),
                            "--clear-groups");
            var runuser = List.of("runuser", "-u", account, "--");
            for (var prefix : List.of(setpriv, runuser)) {
                if (succeeds(Stream.concat(prefix.stream(), Stream.of("true")).toList())) {
                    return new Unprivileged(prefix, account);
                }
            }
        }
        throw new IllegalStateException(
                "PostgreSQL cannot run as root, and none of unshare, setpriv and runuser works"
                        + " here: run as a normal user");
    }

    List<String> command(Object... words) {
        var command = new ArrayList<>(prefix);
        for (Object word : words) {
            command.add(word.toString());
        }
        return command;
    }

    /** Hands a directory and all in it to the account that the programs run under. */
    void own(Path directory) {
        if (!account.isEmpty()
                && !succeeds(List.of("chown", "-R", account, directory.toString()))) {
            throw new IllegalStateException("Cannot give " + directory + " to " + account);
        }
    }

    /** Lets the account reach a file that others may already read. */
    void requireReach(Path file) {
        if (!account.isEmpty() && !succeeds(command("test", "-r", file))) {
            throw new IllegalStateException(
                    account + " cannot reach " + file + ": a directory above it is closed");
        }
    }

    private static String groupOf(String account) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":"))
                    .filter(fields -> fields.length > 3 && fields[0].equals(account))
                    .map(fields -> fields[3])
                    .findFirst()
                    .orElse(account);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
