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
 * @param commandSides the command side's instances
 * @param querySides the query side's instances
 * @param webClient directory of the built web client
 * @param issuer the OpenID provider as browsers reach it
 */
record EntrySettings(
        String host,
        int port,
        List<Instance> commandSides,
        List<Instance> querySides,
        Path webClient,
        URI issuer,
        String clientId,
        EntryLimits limits) {

    /**
     * One instance of a service.
     *
     * @param address base of its API
     * @param probe answers 200 when it is ready
     */
    record Instance(URI address, URI probe) {

        /** Written as the base address, and after a bar that of the probes if that is another. */
        static Instance parse(String text) {
            String[] addresses = text.split("\\|", 2);
            return new Instance(
                    URI.create(addresses[0]),
                    URI.create(addresses[addresses.length - 1]).resolve("/readyz"));
        }
    }

    static EntrySettings parse(String... arguments) {
        Map<String, String> values =
                Arrays.stream(arguments)
                        .map(argument -> argument.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new EntrySettings(
                required(values, "host"),
                Integer.parseInt(required(values, "port")),
                instances(required(values, "command-sides")),
                instances(required(values, "query-sides")),
                Path.of(required(values, "web-client")),
                URI.create(required(values, "issuer")),
                required(values, "client-id"),
                EntryLimits.of(values));
    }

    private static List<Instance> instances(String list) {
        return Arrays.stream(list.split(",")).map(Instance::parse).toList();
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + "= is missing");
        }
        return value;
    }
}
