package io.taskledger.local.system;

import io.taskledger.local.Settings;
import io.taskledger.local.system.Addresses.Instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Environments of the services that the user starts instead of the launcher: one file an instance,
 * {@code .local/run/<service>-<n>.env}, one {@code NAME=value} a line. No value needs quotes, so
 * shells and IDEs read the same file.
 */
record StartedByHand(
        Settings settings, Layout layout, Addresses addresses, ServiceEnvironment environment) {

    void write() throws IOException {
        forget(layout);
        write("command-side", addresses.commandSides(), environment::commandSide);
        write("query-side", addresses.querySides(), environment::querySide);
    }

    private void write(
            String service,
            List<Instance> instances,
            Function<Instance, Map<String, String>> variables)
            throws IOException {
        if (!settings.without().contains(service)) {
            return;
        }
        for (int i = 0; i < instances.size(); i++) {
            Map<String, String> sorted = new TreeMap<>(variables.apply(instances.get(i)));
            PrivateFile.write(
                    file(layout, service, i + 1),
                    sorted.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                            .collect(Collectors.joining()));
        }
    }

    /** Removes the files, which hold passwords. */
    static void forget(Layout layout) throws IOException {
        try (var files = Files.newDirectoryStream(layout.run(), "*-side-*.env")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static Path file(Layout layout, String service, int instance) {
        return layout.run().resolve(service + "-" + instance + ".env");
    }
}
