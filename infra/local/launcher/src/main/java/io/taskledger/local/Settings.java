package io.taskledger.local;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
 */
public record Settings(
        Path home,
        Path data,
        String host,
        int port,
        int identityPort,
        int instances,
        boolean fresh,
        boolean demo) {

    static final int MOST_INSTANCES = 8;

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
                Boolean.parseBoolean(values.get("demo")));
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

    /** As browsers and the services reach the OpenID provider. */
    public String issuer() {
        return "http://localhost:" + identityPort;
    }
}
