package io.taskledger.local.system;

import io.taskledger.local.system.Addresses.Instance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code .local/run/env}: what tools need to find the running system, to be sourced by a shell. */
final class EnvFile {

    private EnvFile() {}

    static void write(Path file, Addresses addresses, Secrets secrets) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("BASE_URL", addresses.settings().baseUrl());
        values.put("ISSUER", addresses.settings().issuer());
        values.put("EVENTLOG_URL", addresses.psql("eventlog", secrets));
        values.put("READMODEL_URL", addresses.psql("readmodel", secrets));
        values.put("REDIS_URL", secrets.redis().operatorUrl(addresses.redis()));
        values.put("COMMAND_SIDE_URLS", joined(addresses.commandSides(), Instance::api));
        values.put("QUERY_SIDE_URLS", joined(addresses.querySides(), Instance::api));
        values.put(
                "PROBE_URLS",
                joined(addresses.commandSides(), Instance::probes)
                        + " "
                        + joined(addresses.querySides(), Instance::probes));
        PrivateFile.write(
                file,
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "='" + entry.getValue() + "'\n")
                        .collect(Collectors.joining()));
    }

    private static String joined(List<Instance> instances, Function<Instance, URI> address) {
        return instances.stream().map(address).map(URI::toString).collect(Collectors.joining(" "));
    }
}
