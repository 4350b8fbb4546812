package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.taskledger.platform.sample.Http;
import io.taskledger.platform.sample.Http.Answer;
import io.taskledger.platform.sample.SampleService;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class ShutdownIT {

    @Test
    void finishesWhatItAccepted() throws Exception {
        ConfigurableApplicationContext service = SampleService.start(Map.of());
        int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        Http http = new Http(service.getEnvironment());
        CompletableFuture<Answer> accepted =
                CompletableFuture.supplyAsync(() -> http.getAs("alice", "/api/slow"));
        assertThat(SampleService.SLOW_ARRIVED.await(30, SECONDS)).isTrue();

        Thread stopping = Thread.ofVirtual().start(service::close);
        await().atMost(10, SECONDS).until(() -> refuses(port));
        assertThat(accepted).isNotDone();
        SampleService.SLOW_MAY_GO.countDown();

        assertThat(accepted.get(20, SECONDS).response().body()).isEqualTo("done");
        assertThat(stopping.join(java.time.Duration.ofSeconds(20))).isTrue();
    }

    private static boolean refuses(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }
}
