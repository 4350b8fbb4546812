package io.taskledger.servers.benchmark;

import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RolePasswords;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * pgbench, from the path, as the migrator, with prepared statements: what the same server does for
 * a client that does nothing else.
 */
public final class PgBench {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final PostgresServer server;
    private final String database;

    public PgBench(PostgresServer server, String database) {
        this.server = server;
        this.database = database;
    }

    /**
     * Transactions per second.
     *
     * @param script one transaction, in the language of pgbench
     * @throws IllegalStateException if pgbench is missing or fails
     */
    public double run(String script, int clients, int seconds)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("pgbench", ".sql");
        try {
            Files.writeString(file, script);
            return run(command(file, clients, seconds));
        } finally {
            Files.delete(file);
        }
    }

    private List<String> command(Path script, int clients, int seconds) {
        return List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(2, clients),
                "--time=" + seconds,
                "--file=" + script,
                "--host=127.0.0.1",
                "--port=" + server.port(),
                "--username=migrator",
                database);
    }

    private static double run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", RolePasswords.LOCAL.migrator());
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "pgbench is needed on the path: it comes with PostgreSQL's server or"
                            + " contrib packages (Debian: apt-get install postgresql-15)",
                    missing);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher tps = TPS.matcher(output);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new IllegalStateException("pgbench failed: " + output);
        }
        return Double.parseDouble(tps.group(1));
    }
}
