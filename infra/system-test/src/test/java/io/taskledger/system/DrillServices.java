package io.taskledger.system;

import static org.awaitility.Awaitility.await;

import io.taskledger.servers.RolePasswords;
import io.taskledger.servers.TestIssuer;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The two services as processes of the jars that production runs. */
final class DrillServices {

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Process> running = new HashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();

    DrillServices(Path directory, String eventLog, String readModel, String redis) {
        this.directory = directory;
        TestIssuer.shared()
                .properties()
                .forEach(
                        (name, value) ->
                                environment.put(
                                        name.toUpperCase().replace('.', '_').replace("-", "_"),
                                        value));
        environment.put("SPRING_DATA_REDIS_URL", redis);
        environment.put("TASKLEDGER_RATE_LIMIT_ENABLED", "false");
        environment.put("TASKLEDGER_EVENTLOG_URL", eventLog);
        environment.put("TASKLEDGER_READMODEL_URL", readModel);
    }

    /** Brings both schemas up to date as the delivery does. */
    void migrate() throws Exception {
        for (String side : List.of("command-side", "query-side")) {
            Process migration =
                    process(side, Map.of(), "migrator", RolePasswords.LOCAL.migrator(), "migrate");
            if (migration.waitFor() != 0) {
                throw new AssertionError("the migration of " + side + " failed: see " + directory);
            }
        }
    }

    /** Returns when they take requests. */
    void start(String... sides) throws IOException {
        for (String side : sides) {
            launch(side);
        }
        for (String side : sides) {
            awaitReady(side);
        }
    }

    private void launch(String side) throws IOException {
        int port = ports.computeIfAbsent(side, name -> freePort());
        boolean command = side.equals("command-side");
        RolePasswords passwords = RolePasswords.LOCAL;
        running.put(
                side,
                process(
                        side,
                        Map.of("SERVER_PORT", Integer.toString(port)),
                        command ? "command_app" : "query_app",
                        command ? passwords.command() : passwords.query()));
    }

    private void awaitReady(String side) {
        await(side)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> as(side, "alice").get("/readyz").status() == 200);
    }

    void stop() {
        running.values().forEach(Process::destroy);
        running.values().forEach(process -> process.onExit().join());
        running.clear();
    }

    Api as(String side, String account) {
        return new Api(
                URI.create("http://127.0.0.1:" + ports.get(side)),
                TestIssuer.shared().token(account));
    }

    private Process process(
            String side,
            Map<String, String> more,
            String user,
            String password,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        Path jar = Path.of(side, "target", side + "-0.1.0-SNAPSHOT.jar");
        command.add(Programs.root().resolve(jar).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve(side + ".log").toFile()));
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        for (String database : List.of("EVENTLOG", "READMODEL")) {
            builder.environment().put("TASKLEDGER_" + database + "_USERNAME", user);
            builder.environment().put("TASKLEDGER_" + database + "_PASSWORD", password);
        }
        return builder.start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
