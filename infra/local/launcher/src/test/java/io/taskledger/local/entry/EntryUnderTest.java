package io.taskledger.local.entry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An entry point before one instance of each side, and the connections of a test to it. */
@Timeout(60)
abstract class EntryUnderTest {

    final RawUpstream command = new RawUpstream("command");
    final RawUpstream query = new RawUpstream("query");

    /** All that {@link #open} opened, oldest first. */
    final List<Socket> sockets = new ArrayList<>();

    RunningEntry entry;

    @TempDir Path webClient;

    /**
     * @param limits that differ from the defaults, as {@code name=value}
     */
    final void start(String... limits) throws IOException {
        entry = new RunningEntry(webClient, command, List.of(query), limits);
    }

    /** As {@link RunningEntry#sendRaw(String)}, closed after the test. */
    final Socket open(String text) throws IOException {
        return open("127.0.0.1", 0, text);
    }

    /** As {@link RunningEntry#sendRaw(String, int, String)}, closed after the test. */
    final Socket open(String from, int receiveBuffer, String text) throws IOException {
        Socket socket = entry.sendRaw(from, receiveBuffer, text);
        sockets.add(socket);
        return socket;
    }

    @AfterEach
    final void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        entry.close();
        command.close();
        query.close();
    }
}
