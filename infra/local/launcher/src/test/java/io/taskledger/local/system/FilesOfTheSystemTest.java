package io.taskledger.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.local.Settings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

class FilesOfTheSystemTest {

    @TempDir Path root;

    private Layout layout;

    @BeforeEach
    void create() throws IOException {
        layout = new Layout(root.resolve(".local"));
        layout.create();
    }

    @Test
    void passwordsAreDrawnOnceAndKeptFromOthers() throws IOException {
        Secrets first = Secrets.in(layout.secrets());
        assertThat(Secrets.in(layout.secrets())).isEqualTo(first);
        assertThat(first.superuser()).hasSizeGreaterThan(30).isNotEqualTo(first.roles().command());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(layout.secrets())))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileOfAnOlderReleaseGetsThePasswordsItLacks() throws IOException {
        Files.writeString(layout.secrets(), "superuser=a\nmigrator=b\ncommand=c\nquery=d\n");
        Secrets first = Secrets.in(layout.secrets());
        assertThat(first.superuser()).isEqualTo("a");
        assertThat(first.redis().service()).hasSizeGreaterThan(30);
        assertThat(Secrets.in(layout.secrets())).isEqualTo(first);
    }

    @Test
    void toolsFindTheSystemInOneFile() throws IOException {
        Secrets secrets = Secrets.in(layout.secrets());
        EnvFile.write(layout.env(), addresses(), secrets);
        assertThat(Files.readAllLines(layout.env()))
                .contains(
                        "BASE_URL='http://localhost:8080'",
                        "ISSUER='http://localhost:9000'",
                        "REDIS_URL='redis://operator:%s@127.0.0.1:6001'"
                                .formatted(secrets.redis().operator()),
                        "EVENTLOG_URL='postgresql://postgres:%s@127.0.0.1:5001/eventlog'"
                                .formatted(secrets.superuser()),
                        "COMMAND_SIDE_URLS='http://127.0.0.1:7001 http://127.0.0.1:7002'",
                        "PROBE_URLS='http://127.0.0.1:7101 http://127.0.0.1:7102"
                                + " http://127.0.0.1:8101 http://127.0.0.1:8102'");
    }

    @Test
    void aServiceStartedByHandFindsItsEnvironmentInAFile() throws IOException {
        Settings settings = settings("without=query-side");
        Addresses addresses = addresses(settings);
        Secrets secrets = Secrets.in(layout.secrets());
        var environment = new ServiceEnvironment(addresses, secrets, layout);

        new StartedByHand(settings, layout, addresses, environment).write();

        Path file = layout.run().resolve("query-side-2.env");
        assertThat(Files.readAllLines(file))
                .contains(
                        "SERVER_PORT=8002",
                        "TASKLEDGER_HTTP_PROBE_PORT=8102",
                        "TASKLEDGER_READMODEL_PASSWORD=" + secrets.roles().query())
                .allMatch(line -> line.matches("[A-Z_]+=[\\w.,:/@=-]+"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(layout.run().resolve("command-side-1.env")).doesNotExist();
        StartedByHand.forget(layout);
        assertThat(file).doesNotExist();
    }

    @Test
    void theDevelopmentServerMaySignIn() throws IOException {
        var environment = new ServiceEnvironment(addresses(), Secrets.in(layout.secrets()), layout);

        assertThat(environment.identity())
                .containsEntry("IDENTITY_APP_URL", "http://localhost:8080,http://localhost:5173");
        assertThat(Path.of("../../../web-client/vite.config.ts"))
                .content()
                .contains("port: 5173,", "strictPort: true,");
    }

    @Test
    void aLogThatGrewTooLargeIsMovedAside() throws IOException {
        Path log = layout.log("redis");
        Files.writeString(log, "many words");
        new LogFiles(layout.logs()).bound(5);
        assertThat(log).isEmptyFile();
        assertThat(layout.logs().resolve("redis.log.1")).hasContent("many words");
    }

    @Test
    void aStartBeginsNewLogs() throws IOException {
        Files.writeString(layout.log("redis"), "before");
        new LogFiles(layout.logs()).beginNew();
        assertThat(layout.log("redis")).doesNotExist();
        assertThat(layout.logs().resolve("redis.log.1")).hasContent("before");
    }

    private static Addresses.Instance instance(int port) {
        String host = "http://127.0.0.1:";
        return new Addresses.Instance(URI.create(host + port), URI.create(host + (port + 100)));
    }

    private Addresses addresses() {
        return addresses(settings("fresh=false"));
    }

    private Settings settings(String more) {
        return Settings.parse(
                List.of("home=" + root, "data=" + layout.root(), "instances=2", more));
    }

    private static Addresses addresses(Settings settings) {
        return new Addresses(
                5001,
                6001,
                List.of(instance(7001), instance(7002)),
                List.of(instance(8001), instance(8002)),
                settings);
    }
}
