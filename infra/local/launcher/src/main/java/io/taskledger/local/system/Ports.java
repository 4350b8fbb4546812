package io.taskledger.local.system;

import io.taskledger.servers.FreePort;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Ports that nobody chose: any free one at first, the same one later as long as it is free. */
final class Ports {

    private final Path file;
    private final Set<Integer> given;
    private final TreeMap<String, Integer> known = new TreeMap<>();

    private Ports(Path file, Set<Integer> given) {
        this.file = file;
        this.given = given;
    }

    /**
     * @param given to parts that do not ask here; nobody listens on them yet
     */
    static Ports rememberedIn(Path file, Set<Integer> given) throws IOException {
        Ports ports = new Ports(file, given);
        if (Files.exists(file)) {
            Properties lines = new Properties();
            lines.load(new StringReader(Files.readString(file)));
            for (String name : lines.stringPropertyNames()) {
                ports.known.put(name, Integer.parseInt(lines.getProperty(name)));
            }
        }
        return ports;
    }

    /** Asked once for each part of a start. */
    int of(String name) throws IOException {
        Integer remembered = known.get(name);
        if (remembered != null && !given.contains(remembered) && isFree("127.0.0.1", remembered)) {
            return remembered;
        }
        int port = FreePort.find();
        while (known.containsValue(port) || given.contains(port)) {
            port = FreePort.find();
        }
        known.put(name, port);
        Files.writeString(
                file,
                known.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        return port;
    }

    static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier run that linger do not count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
