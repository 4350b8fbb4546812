package io.taskledger.local.system;

import io.taskledger.local.Settings;
import io.taskledger.servers.PostgresServer;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where everything of one local system listens. */
record Addresses(
        int postgres,
        int redis,
        List<Instance> commandSides,
        List<Instance> querySides,
        Settings settings) {

    /**
     * One instance of a service.
     *
     * @param api base of what it serves
     * @param probes where it says how it is, whatever goes on at its API
     */
    record Instance(URI api, URI probes) {
        URI readiness() {
            return probes.resolve("/readyz");
        }
    }

    static Addresses of(Settings settings, Layout layout) throws IOException {
        Ports ports =
                Ports.rememberedIn(
                        layout.ports(), Set.of(settings.port(), settings.identityPort()));
        List<Instance> commandSides = new ArrayList<>();
        List<Instance> querySides = new ArrayList<>();
        for (int i = 1; i <= settings.instances(); i++) {
            commandSides.add(instance("command-side-" + i, ports));
            querySides.add(instance("query-side-" + i, ports));
        }
        return new Addresses(
                ports.of("postgres"), ports.of("redis"), commandSides, querySides, settings);
    }

    private static Instance instance(String name, Ports ports) throws IOException {
        return new Instance(local(ports.of(name)), local(ports.of(name + "-probes")));
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    String jdbc(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres + "/" + database;
    }

    /** For psql, as the superuser: may read everything, and break anything in a fault test. */
    String psql(String database, Secrets secrets) {
        return "postgresql://%s:%s@127.0.0.1:%d/%s"
                .formatted(PostgresServer.SUPERUSER, secrets.superuser(), postgres, database);
    }
}
