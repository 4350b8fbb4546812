package io.taskledger.command.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.TestSystem;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.TcpProxy;
import io.taskledger.servers.TestIssuer;
import io.taskledger.servers.TestPostgres;
import io.taskledger.servers.TestRedis;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The log may come later than the instance that is to make people known. */
class PeopleAtStartIT {

    @Test
    void isReadyOnceTheyAreKnown() throws IOException {
        try (TestPostgres postgres = TestPostgres.create();
                TcpProxy proxy = TcpProxy.to(nobodysPort())) {
            EventLogMigration.migrate(postgres.eventLog("migrator"));
            int port = URI.create(postgres.eventLogUrl().substring("jdbc:".length())).getPort();
            String url = postgres.eventLogUrl().replace(":" + port + "/", ":" + proxy.port() + "/");
            Map<String, String> places =
                    Map.of(
                            "taskledger.eventlog.url",
                            url,
                            "spring.data.redis.url",
                            TestRedis.url());
            try (ConfigurableApplicationContext instance = TestSystem.with(places).start()) {
                PeopleAtStart people = instance.getBean(PeopleAtStart.class);
                assertThat(people.isReady()).isFalse();

                proxy.moveTo(port);

                await().atMost(Duration.ofSeconds(60)).until(people::isReady);
                Api alice = Api.as("alice", instance.getEnvironment());
                assertThat(alice.member(alice.project("Home"), "bob", "VIEWER").status())
                        .isEqualTo(200);
                assertThat(instance.getBean(KnownPeople.class).isKnown(TestIssuer.idOf("carol")))
                        .isTrue();
            }
        }
    }

    private static int nobodysPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
