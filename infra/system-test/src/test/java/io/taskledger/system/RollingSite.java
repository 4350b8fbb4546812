package io.taskledger.system;

import io.taskledger.servers.RedisServer;
import io.taskledger.servers.TestIssuer;
import io.taskledger.servers.TestPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pair of databases and a cache that stay, and the instances of several releases on them. */
final class RollingSite implements Examined, AutoCloseable {

    /** As small as {@code infra/local} runs them, and compiled for a short life. */
    private static final List<String> SMALL =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final LoadBalancer balancer = new LoadBalancer();
    private final List<Instance> running = new ArrayList<>();
    private final TestPostgres databases = TestPostgres.create();
    private final RedisServer redis;
    private final ServiceProcesses services;

    /**
     * @param directory for what the processes say, emptied first
     */
    RollingSite(Path directory) throws IOException {
        Programs.run("/bin/rm", "-rf", directory.toString());
        Files.createDirectories(directory);
        redis = RedisServer.start(directory, 0);
        services =
                new ServiceProcesses(
                        directory,
                        SMALL,
                        databases.eventLogUrl(),
                        databases.readModelUrl(),
                        redis.url());
    }

    void migrate(Release release) throws IOException, InterruptedException {
        services.migrate(release);
    }

    /** Starts an instance of each side; requests go to them too once they are ready. */
    List<Instance> start(Release release) throws IOException {
        return start(release, Map.of());
    }

    /**
     * The same.
     *
     * @param environment of these two, for instance a clock of their own
     */
    List<Instance> start(Release release, Map<String, String> environment) throws IOException {
        List<Instance> started = new ArrayList<>();
        for (String side : List.of(Release.COMMAND_SIDE, Release.QUERY_SIDE)) {
            started.add(services.launch(release, side, environment));
            running.add(started.getLast());
        }
        for (Instance instance : started) {
            instance.awaitReady();
            balancer.add(instance);
        }
        return started;
    }

    /** Takes requests away from them, as a deployment does before it ends them. */
    void retire(List<Instance> instances) throws InterruptedException {
        for (Instance instance : instances) {
            balancer.remove(instance);
        }
    }

    /** Ends them one after the other while the rest goes on. */
    void stop(List<Instance> instances) throws InterruptedException {
        for (Instance instance : instances) {
            balancer.remove(instance);
            instance.stop();
            running.remove(instance);
        }
    }

    void takeBack(List<Instance> instances) {
        instances.forEach(balancer::add);
    }

    LoadBalancer balancer() {
        return balancer;
    }

    @Override
    public Api as(String account) {
        String token = TestIssuer.shared().token(account);
        return new Api(balancer, () -> token);
    }

    @Override
    public Connection eventLog() throws SQLException {
        return databases.eventLog("migrator").getConnection();
    }

    @Override
    public Connection readModel() throws SQLException {
        return databases.readModel("migrator").getConnection();
    }

    /** How many events the snapshots stand for. */
    long snapshots() throws SQLException {
        return numberInLog("select coalesce(sum(sequence_number), 0) from snapshot");
    }

    /** Whether everybody who lives reads what this release has that the one before has not. */
    boolean writesWhatIsNew() throws SQLException {
        return numberInLog("select cardinality(known_to_all(interval '2 seconds'))") > 0;
    }

    private long numberInLog(String select) throws SQLException {
        try (Connection connection = eventLog();
                var row = connection.createStatement().executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        running.forEach(instance -> instance.process().destroy());
        running.forEach(Instance::stop);
        redis.stop();
        databases.close();
    }
}
