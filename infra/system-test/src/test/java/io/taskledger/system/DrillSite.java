package io.taskledger.system;

import static org.awaitility.Awaitility.await;

import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RedisServer;
import io.taskledger.servers.RolePasswords;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All that runs in a drill: the log on a server that archives, the read model beside it or on a
 * server of its own, a cache, and one instance of each side.
 */
final class DrillSite implements Examined, AutoCloseable {

    private final ArchivedPostgres log;

    /** None where the read model is on the log's. */
    private final PostgresServer readModel;

    private final RedisServer redis;
    private final DrillServices services;

    /**
     * @param directory emptied first
     * @param archiveSeconds after which the log's server archives what it has written
     * @param together whether the read model is on the log's server
     */
    DrillSite(Path directory, int archiveSeconds, boolean together) throws IOException {
        Programs.run("/bin/rm", "-rf", directory.toString());
        Files.createDirectories(directory);
        log = ArchivedPostgres.start(directory.resolve("log"), archiveSeconds);
        readModel = together ? null : ownReadModel(directory.resolve("readmodel"));
        redis = RedisServer.start(directory, 0);
        services =
                new DrillServices(
                        directory,
                        log.server().url("eventlog"),
                        readModelServer().url("readmodel"),
                        redis.url());
    }

    private static PostgresServer ownReadModel(Path directory) throws IOException {
        var server = PostgresServer.start(new PostgresServer.Options(directory, 0, true));
        server.bootstrap();
        return server;
    }

    private PostgresServer readModelServer() {
        return readModel == null ? log.server() : readModel;
    }

    ArchivedPostgres log() {
        return log;
    }

    DrillServices services() {
        return services;
    }

    @Override
    public Api as(String account) {
        return services.as("query-side", account);
    }

    @Override
    public Connection eventLog() throws SQLException {
        return log.server()
                .dataSource("eventlog", "migrator", RolePasswords.LOCAL.migrator())
                .getConnection();
    }

    @Override
    public Connection readModel() throws SQLException {
        return readModelServer()
                .dataSource("readmodel", "migrator", RolePasswords.LOCAL.migrator())
                .getConnection();
    }

    /** The first column. */
    <T> List<T> inLog(String select, Class<T> type) throws SQLException {
        try (Connection connection = eventLog();
                var rows = connection.createStatement().executeQuery(select)) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getObject(1, type));
            }
            return values;
        }
    }

    JsonNode projections() throws IOException {
        return as("admin").get("/api/admin/projections").expect(200).json();
    }

    /** Returns when every projection has folded all that was in the log by now. */
    void awaitProjected() throws SQLException {
        long head = inLog("select max(position) from event", Long.class).getFirst();
        await().atMost(Duration.ofMinutes(30))
                .until(
                        () ->
                                projections()
                                        .valueStream()
                                        .allMatch(each -> each.get("position").asLong() >= head));
    }

    @Override
    public void close() {
        services.stop();
        redis.stop();
        if (readModel != null) {
            readModel.stop();
        }
        log.server().stop();
    }
}
