package io.taskledger.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.local.Settings;
import io.taskledger.local.process.StartFailed;
import io.taskledger.servers.FreePort;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;

class PortsTest {

    @TempDir Path directory;

    @Test
    void areRemembered() throws IOException {
        int redis = ports().of("redis");
        int postgres = ports().of("postgres");
        assertThat(postgres).isNotEqualTo(redis);
        assertThat(ports().of("redis")).isEqualTo(redis);
        assertThat(ports().of("postgres")).isEqualTo(postgres);
    }

    @Test
    void makeWayForAnotherProgram() throws IOException {
        int port = ports().of("redis");
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ports().of("redis")).isNotEqualTo(other.getLocalPort());
        }
    }

    @Test
    void makeWayForThePortThatAnotherPartWasGiven() throws IOException {
        int port = ports().of("redis");
        Ports ports = Ports.rememberedIn(directory.resolve("ports"), Set.of(port));
        assertThat(ports.of("redis")).isNotEqualTo(port);
    }

    @Test
    void aKnownOneThatIsTakenIsNamedWithTheWayOut() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = other.getLocalPort();
            assertThatThrownBy(() -> PortCheck.of(settings(taken, FreePort.find())))
                    .isInstanceOf(StartFailed.class)
                    .hasMessage(
                            "Port %d is in use by another program; choose another with --port."
                                    .formatted(taken));
            assertThatThrownBy(() -> PortCheck.of(settings(FreePort.find(), taken)))
                    .hasMessageContaining("--identity-port");
        }
    }

    private Ports ports() throws IOException {
        return Ports.rememberedIn(directory.resolve("ports"), Set.of());
    }

    private Settings settings(int port, int identityPort) {
        return new Settings(
                directory, directory, "127.0.0.1", port, identityPort, 1, false, false, Set.of());
    }
}
