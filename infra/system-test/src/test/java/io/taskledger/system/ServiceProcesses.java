package io.taskledger.system;

import io.taskledger.servers.FreePort;
import io.taskledger.servers.RolePasswords;
import io.taskledger.servers.TestIssuer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Both services as processes of the jars that production runs, over one pair of databases. */
final class ServiceProcesses {

    private final Path logs;
    private final List<String> javaOptions;
    private final Map<String, String> environment = new HashMap<>();

    /**
     * @param logs a directory, where each side has a file
     */
    ServiceProcesses(
            Path logs, List<String> javaOptions, String eventLog, String readModel, String redis) {
        this.logs = logs;
        this.javaOptions = javaOptions;
        TestIssuer.shared()
                .properties()
                .forEach((name, value) -> environment.put(variable(name), value));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SPRING_DATA_REDIS_URL", redis);
        environment.put("TASKLEDGER_RATE_LIMIT_ENABLED", "false");
        // How long an instance that is gone may come back.
        environment.put("TASKLEDGER_SWITCH_QUIET", "2s");
        environment.put("TASKLEDGER_EVENTLOG_URL", eventLog);
        environment.put("TASKLEDGER_READMODEL_URL", readModel);
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "_");
    }

    /** Brings both schemas up to what the release knows, as a delivery does. */
    void migrate(Release release) throws IOException, InterruptedException {
        String password = RolePasswords.LOCAL.migrator();
        Process log =
                process(release, Release.COMMAND_SIDE, Map.of(), "migrator", password, "migrate");
        Process readModel =
                process(release, Release.QUERY_SIDE, Map.of(), "migrator", password, "migrate");
        if (log.waitFor() + readModel.waitFor() != 0) {
            throw new AssertionError("a migration failed: see " + logs);
        }
    }

    /**
     * Returns at once; {@link Instance#awaitReady()} waits until it takes requests.
     *
     * @param more variables of its environment
     */
    Instance launch(Release release, String side, Map<String, String> more) throws IOException {
        int port = FreePort.find();
        Map<String, String> own = new HashMap<>(more);
        own.put("SERVER_PORT", Integer.toString(port));
        boolean command = side.equals(Release.COMMAND_SIDE);
        RolePasswords passwords = RolePasswords.LOCAL;
        Process process =
                process(
                        release,
                        side,
                        own,
                        command ? "command_app" : "query_app",
                        command ? passwords.command() : passwords.query());
        return new Instance(side, URI.create("http://127.0.0.1:" + port), process);
    }

    private Process process(
            Release release,
            String side,
            Map<String, String> more,
            String user,
            String password,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Tomcat's folders, which a killed process leaves behind.
        Path temporary = Files.createDirectories(logs.resolve("tmp")).toAbsolutePath();
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", release.jar(side).toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(logs.resolve(side + ".log").toFile()));
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        for (String database : List.of("EVENTLOG", "READMODEL")) {
            builder.environment().put("TASKLEDGER_" + database + "_USERNAME", user);
            builder.environment().put("TASKLEDGER_" + database + "_PASSWORD", password);
        }
        return builder.start();
    }
}
