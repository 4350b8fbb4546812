package io.taskledger.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

class TcpProxyIT {

    private ServerSocket echo;
    private TcpProxy proxy;
    private Socket client;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
        proxy = TcpProxy.to(echo.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(10_000);
    }

    private void answer() {
        try (Socket caller = echo.accept()) {
            caller.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        proxy.close();
        echo.close();
    }

    @Test
    void aServerThatIsAwayAnswersInOrderAndNotBeforeItsRoundTrip() throws IOException {
        assertThat(roundTrip(1)).isLessThan(Duration.ofMillis(150));
        proxy.beAway(Duration.ofMillis(200));
        assertThat(roundTrip(2)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        proxy.beAway(Duration.ZERO);
        roundTrip(3);
    }

    @Test
    void whatIsUnderWayTogetherArrivesTogether() throws IOException {
        proxy.beAway(Duration.ofMillis(200));
        long begin = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            client.getOutputStream().write(i);
        }
        assertThat(client.getInputStream().readNBytes(10))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aFrozenPathSaysNothingAndLosesNothing() throws IOException {
        proxy.freeze();
        client.setSoTimeout(300);
        client.getOutputStream().write(7);
        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketTimeoutException.class);
        proxy.thaw();
        client.setSoTimeout(10_000);
        assertThat(client.getInputStream().read()).isEqualTo(7);
    }

    private Duration roundTrip(int value) throws IOException {
        long begin = System.nanoTime();
        client.getOutputStream().write(value);
        assertThat(client.getInputStream().read()).isEqualTo(value);
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
