package io.taskledger.system;

import io.taskledger.servers.RedisServer;
import io.taskledger.servers.TcpProxy;
import io.taskledger.servers.TestIssuer;
import io.taskledger.servers.TestPostgres;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** One instance of each side, and paths to what they depend on that a test can make long or cut. */
final class DistantSite implements Examined, AutoCloseable {

    private static final List<String> SMALL =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final TestPostgres databases = TestPostgres.create();
    private final RedisServer redis;
    private final TcpProxy log;
    private final TcpProxy readModel;
    private final TcpProxy cache;
    private final LoadBalancer balancer = new LoadBalancer();
    private final List<Instance> running;

    /**
     * @param directory for what the processes say, emptied first
     */
    DistantSite(Path directory) throws IOException, InterruptedException {
        Programs.run("/bin/rm", "-rf", directory.toString());
        Files.createDirectories(directory);
        redis = RedisServer.start(directory, 0);
        log = to(databases.eventLogUrl().substring("jdbc:".length()));
        readModel = to(databases.readModelUrl().substring("jdbc:".length()));
        cache = to(redis.url());
        ServiceProcesses services =
                new ServiceProcesses(
                        directory,
                        SMALL,
                        through(log, databases.eventLogUrl()),
                        through(readModel, databases.readModelUrl()),
                        through(cache, redis.url()));
        services.migrate(Release.current());
        running =
                List.of(
                        services.launch(Release.current(), Release.COMMAND_SIDE, Map.of()),
                        services.launch(Release.current(), Release.QUERY_SIDE, Map.of()));
        for (Instance instance : running) {
            instance.awaitReady();
            balancer.add(instance);
        }
    }

    private static TcpProxy to(String url) {
        return TcpProxy.to(URI.create(url).getPort());
    }

    private static String through(TcpProxy path, String url) {
        return url.replaceFirst(":\\d+(?=/|$)", ":" + path.port());
    }

    TcpProxy pathToLog() {
        return log;
    }

    TcpProxy pathToReadModel() {
        return readModel;
    }

    TcpProxy pathToCache() {
        return cache;
    }

    boolean allLive() {
        return running.stream().allMatch(each -> each.process().isAlive());
    }

    @Override
    public Api as(String account) {
        return new Api(balancer, () -> TestIssuer.shared().token(account));
    }

    @Override
    public Connection eventLog() throws SQLException {
        return databases.eventLog("migrator").getConnection();
    }

    @Override
    public Connection readModel() throws SQLException {
        return databases.readModel("migrator").getConnection();
    }

    @Override
    public void close() throws IOException {
        running.forEach(instance -> instance.process().destroy());
        running.forEach(Instance::stop);
        for (TcpProxy path : List.of(log, readModel, cache)) {
            path.close();
        }
        redis.stop();
        databases.close();
    }
}
