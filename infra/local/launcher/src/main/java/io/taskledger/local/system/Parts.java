package io.taskledger.local.system;

import io.taskledger.local.Settings;
import io.taskledger.local.entry.EntryPoint;
import io.taskledger.local.process.Part;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The processes of one system, each with its command line. */
record Parts(
        Settings settings,
        Layout layout,
        Addresses addresses,
        Programs programs,
        ServiceEnvironment environment,
        Secrets secrets) {

    /** Limits of the entry point that are not to be the default, as {@code name=value}. */
    private static final String ENTRY_LIMITS = "TASKLEDGER_ENTRY_LIMITS";

    Part postgres() {
        return new PostgresPart(layout, addresses.postgres(), secrets);
    }

    Part redis() {
        return new RedisPart(layout, addresses.redis(), secrets);
    }

    Part identity() {
        return java(
                "identity",
                programs::runIdentity,
                environment.identity(),
                URI.create("http://127.0.0.1:" + settings.identityPort())
                        .resolve("/.well-known/openid-configuration"));
    }

    List<Part> commandSides() {
        return services(
                "command-side",
                addresses.commandSides(),
                programs::runCommandSide,
                environment::commandSide);
    }

    List<Part> querySides() {
        return services(
                "query-side",
                addresses.querySides(),
                programs::runQuerySide,
                environment::querySide);
    }

    private List<Part> services(
            String service,
            List<Addresses.Instance> instances,
            Supplier<List<String>> program,
            Function<Addresses.Instance, Map<String, String>> variables) {
        List<Part> parts = new ArrayList<>();
        if (settings.without().contains(service)) {
            return parts;
        }
        for (Addresses.Instance each : instances) {
            String name = service + "-" + (parts.size() + 1);
            parts.add(java(name, program, variables.apply(each), each.readiness()));
        }
        return parts;
    }

    Migration eventLogMigration() {
        return migration("migrate-eventlog", programs.commandSide());
    }

    Migration readModelMigration() {
        return migration("migrate-readmodel", programs.querySide());
    }

    private Migration migration(String name, Path jar) {
        return new Migration(
                name, programs.migrate(jar), environment.migration(), layout.log(name));
    }

    /** Ready when it listens: it serves the page while the services still start. */
    Part entryPoint() {
        List<String> program = new ArrayList<>();
        program.addAll(
                List.of(
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        // How long the other end of a closed connection may take to close it too.
                        "-Dio.undertow.max-drain-time=2000",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EntryPoint.class.getName(),
                        "host=" + settings.host(),
                        "port=" + settings.port(),
                        "command-sides=" + joined(addresses.commandSides()),
                        "query-sides=" + joined(addresses.querySides()),
                        "web-client=" + programs.webClient(),
                        "issuer=" + settings.issuer(),
                        "client-id=" + ServiceEnvironment.CLIENT_ID));
        program.addAll(limitsOfTheUser());
        return java(
                "entry-point",
                () -> program,
                Map.of(),
                URI.create(settings.baseUrl() + "/config.json"));
    }

    private static List<String> limitsOfTheUser() {
        String limits = System.getenv().getOrDefault(ENTRY_LIMITS, "").strip();
        return limits.isEmpty() ? List.of() : List.of(limits.split("\\s+"));
    }

    private Part java(
            String name,
            Supplier<List<String>> program,
            Map<String, String> environment,
            URI readiness) {
        return new JavaPart(name, program, environment, readiness, layout.log(name));
    }

    private static String joined(List<Addresses.Instance> instances) {
        return instances.stream()
                .map(each -> each.api() + "|" + each.probes())
                .collect(Collectors.joining(","));
    }
}
