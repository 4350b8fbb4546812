package io.taskledger.query.world;

import io.taskledger.query.QuerySide;
import io.taskledger.servers.TestIssuer;
import io.taskledger.servers.TestPostgres;
import io.taskledger.servers.TestRedis;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A running query side on a free port. */
public final class Instance implements AutoCloseable {

    /** Logging is the JVM's: two that set it up side by side break each other's start. */
    private static final ReentrantLock LOGGING = new ReentrantLock();

    private final ConfigurableApplicationContext context;

    /**
     * @param beans which may replace those of the service
     */
    public Instance(
            String eventLogUrl,
            String readModelUrl,
            Map<String, String> settings,
            List<Class<?>> beans) {
        context = run(beans, arguments(eventLogUrl, readModelUrl, settings));
    }

    /** Of the service's main method; it listens on a free port. */
    static String[] arguments(
            String eventLogUrl, String readModelUrl, Map<String, String> settings) {
        Map<String, Object> all = new HashMap<>(TestIssuer.shared().properties());
        all.put("server.port", "0");
        all.put("taskledger.eventlog.url", eventLogUrl);
        all.put("taskledger.eventlog.username", "query_app");
        all.put("taskledger.eventlog.password", TestPostgres.password("query_app"));
        all.put("taskledger.readmodel.url", readModelUrl);
        all.put("taskledger.readmodel.username", "query_app");
        all.put("taskledger.readmodel.password", TestPostgres.password("query_app"));
        all.put("spring.data.redis.url", TestRedis.url());
        all.put("springdoc.api-docs.enabled", "true");
        all.put("taskledger.rate-limit.enabled", "false");
        all.put("logging.structured.format.console", "");
        all.putAll(settings);
        return all.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
    }

    private static ConfigurableApplicationContext run(List<Class<?>> beans, String[] arguments) {
        LOGGING.lock();
        try {
            return new SpringApplicationBuilder(QuerySide.class)
                    // Its servers end with the process as well: closing takes it half a minute
                    // then.
                    .registerShutdownHook(false)
                    .sources(beans.toArray(Class<?>[]::new))
                    .initializers(loggingIsSetUp -> LOGGING.unlock())
                    .run(arguments);
        } finally {
            if (LOGGING.isHeldByCurrentThread()) {
                LOGGING.unlock();
            }
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beansOf(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Asks as one of the demo accounts. */
    public Client as(String account) {
        return new Client(port(), TestIssuer.shared().token(account));
    }

    /** Asks with a token of one's own making. */
    public Client with(String token) {
        return new Client(port(), token);
    }

    public Client anonymous() {
        return new Client(port(), null);
    }

    @Override
    public void close() {
        context.close();
    }
}
