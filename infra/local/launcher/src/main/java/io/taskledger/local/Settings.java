package io.taskledger.local;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What {@code infra/local/up} passes on, as {@code name=value}.
 *
 * @param home root of the repository, where the built programs are
 * @param data directory of this system's files
 * @param host address the entry point listens on
 * @param port of the entry point
 * @param identityPort of the OpenID provider
 * @param instances of each service
 * @param fresh whether to forget all data first
 * @param demo whether to fill in a demo workspace
 * @param without services that the user starts, for instance in an IDE
 */
public record Settings(
        Path home,
        Path data,
        String host,
        int port,
        int identityPort,
        int instances,
        boolean fresh,
        boolean demo,
        Set<String> without) {

    static final int MOST_INSTANCES = 8;

    private static final Set<String> SERVICES = Set.of("command-side", "query-side");

    public static Settings parse(List<String> arguments) {
        Map<String, String> values =
                arguments.stream()
                        .map(argument -> argument.split("=", 2))
                        .peek(
                                pair -> {
                                    if (pair.length < 2) {
                                        throw new IllegalArgumentException(
                                                "Not understood: " + Arrays.toString(pair));
                                    }
                                })
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        int port = number("port", values.get("port"), 8080, 65_535);
        int identityPort = number("identity-port", values.get("identity-port"), 9000, 65_535);
        if (port == identityPort) {
            throw new IllegalArgumentException(
                    "--port and --identity-port are both %d; choose two".formatted(port));
        }
        return new Settings(
                Path.of(values.getOrDefault("home", ".")).toAbsolutePath().normalize(),
                Path.of(values.getOrDefault("data", ".local")).toAbsolutePath().normalize(),
                values.getOrDefault("host", "127.0.0.1"),
                port,
                identityPort,
                number("instances", values.get("instances"), 1, MOST_INSTANCES),
                Boolean.parseBoolean(values.get("fresh")),
                Boolean.parseBoolean(values.get("demo")),
                services("without", values.get("without")));
    }

    private static Set<String> services(String name, @Nullable String list) {
        if (list == null) {
            return Set.of();
        }
        Set<String> services = new TreeSet<>(List.of(list.split(",")));
        if (!SERVICES.containsAll(services)) {
            throw new IllegalArgumentException(
                    "--%s takes command-side, query-side or both with a comma, not %s"
                            .formatted(name, list));
        }
        return services;
    }

    private static int number(String name, @Nullable String text, int absent, int most) {
        if (text == null) {
            return absent;
        }
        if (!text.matches("\\d{1,5}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(
                    "--%s takes a number from 1 to %d, not %s".formatted(name, most, text));
        }
        return Integer.parseInt(text);
    }

    /** As people and programs on this machine reach the entry point. */
    public String baseUrl() {
        boolean here = host.startsWith("127.") || host.equals("0.0.0.0");
        return "http://" + (here ? "localhost" : host) + ":" + port;
    }

    /** Where the web client's development server listens; {@code vite.config.ts} says the same. */
    public String developmentUrl() {
        return "http://localhost:5173";
    }

    /** As browsers and the services reach the OpenID provider. */
    public String issuer() {
        return "http://localhost:" + identityPort;
    }
}
