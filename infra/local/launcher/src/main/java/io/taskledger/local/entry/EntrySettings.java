package io.taskledger.local.entry;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the entry point is told on its command line, as {@code name=value}.
 *
 * @param host address to listen on
 * @param commandSides base addresses of the command side's instances
 * @param querySides base addresses of the query side's instances
 * @param webClient directory of the built web client
 * @param issuer the OpenID provider as browsers reach it
 */
record EntrySettings(
        String host,
        int port,
        List<URI> commandSides,
        List<URI> querySides,
        Path webClient,
        URI issuer,
        String clientId) {

    static EntrySettings parse(String... arguments) {
        Map<String, String> values =
                Arrays.stream(arguments)
                        .map(argument -> argument.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new EntrySettings(
                required(values, "host"),
                Integer.parseInt(required(values, "port")),
                addresses(required(values, "command-sides")),
                addresses(required(values, "query-sides")),
                Path.of(required(values, "web-client")),
                URI.create(required(values, "issuer")),
                required(values, "client-id"));
    }

    private static List<URI> addresses(String list) {
        return Arrays.stream(list.split(",")).map(URI::create).toList();
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + "= is missing");
        }
        return value;
    }
}
