package io.taskledger.query.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.taskledger.eventlog.release.InstanceName;
import io.taskledger.platform.database.PatientDataSource;
import io.taskledger.query.platform.DatabaseSettings.Database;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;

import java.time.Duration;
import java.util.Properties;

import javax.sql.DataSource;

/**
 * Three pools: queries read the read model, projections write it, and both read the log. Apart, so
 * that many readers cannot keep the projections waiting.
 */
@Configuration(proxyBeanMethods = false)
class Databases {

    static final String READ_MODEL = "readModel";
    static final String PROJECTIONS = "projections";
    static final String EVENT_LOG = "eventLog";

    /**
     * Two projections of up to two generations, each with a batch and a claim at a time; a rebuild
     * with its segments, its lease and its snapshot; operators.
     */
    private static final int PROJECTION_POOL = 10;

    private static final int PROJECTION_POOL_IDLE = 3;

    /** Longest that a statement of the projections takes, apart from {@link LongWork}. */
    static final Duration PROJECTION_ANSWER = Duration.ofSeconds(5);

    /** So that the server says itself that a statement took long, if it is there. */
    static final Duration GRACE = Duration.ofSeconds(1);

    /**
     * What a transaction is like is said once for a connection: most are of one statement. What is
     * read lies in memory or on SSD: a lookup by index costs hardly more than the next page of a
     * scan.
     */
    @Bean(READ_MODEL)
    @Primary
    DeadlineDataSource readModel(DatabaseSettings settings, InstanceName instance) {
        HikariConfig config =
                config(
                        instance,
                        READ_MODEL,
                        settings.readmodel(),
                        "-c statement_timeout=5s -c random_page_cost=1.1 -c jit=off",
                        8);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return new DeadlineDataSource(new HikariDataSource(config), true);
    }

    /**
     * A batch takes milliseconds: a server that is silent for seconds is gone, and the projections
     * go on at the next one. What takes long says so: see {@link LongWork}. The server ends a
     * transaction whose instance was frozen in the middle, and no lock is waited for longer than
     * that takes: so another instance can always take over in time. Each statement has one good
     * plan, which takes longer to make than to run.
     */
    @Bean(PROJECTIONS)
    DeadlineDataSource projections(DatabaseSettings settings, InstanceName instance) {
        HikariConfig config =
                config(
                        instance,
                        PROJECTIONS,
                        settings.readmodel(),
                        "-c statement_timeout="
                                + PROJECTION_ANSWER.toMillis()
                                + " -c lock_timeout=4s"
                                + " -c idle_in_transaction_session_timeout=3s"
                                + " -c plan_cache_mode=force_generic_plan",
                        (int) PROJECTION_ANSWER.plus(GRACE).toSeconds());
        config.setMaximumPoolSize(PROJECTION_POOL);
        config.setMinimumIdle(PROJECTION_POOL_IDLE);
        return new DeadlineDataSource(new HikariDataSource(config), false);
    }

    @Bean(EVENT_LOG)
    @DependsOn("liveInstances")
    DeadlineDataSource eventLog(DatabaseSettings settings, InstanceName instance) {
        HikariConfig config =
                config(instance, EVENT_LOG, settings.eventlog(), "-c statement_timeout=30s", 35);
        config.setReadOnly(true);
        return new DeadlineDataSource(new HikariDataSource(config), false);
    }

    @Bean
    DatabaseReadiness readModelReadiness(@Qualifier(READ_MODEL) DataSource source) {
        return new DatabaseReadiness("read-model", source);
    }

    @Bean
    DatabaseReadiness eventLogReadiness(@Qualifier(EVENT_LOG) DataSource source) {
        return new DatabaseReadiness("event-log", source);
    }

    /**
     * @param options of the server for these connections
     * @param answerSeconds after which a connection is given up that says nothing; longer than the
     *     server's time-out of a statement
     */
    private static HikariConfig config(
            InstanceName instance,
            String name,
            Database database,
            String options,
            int answerSeconds) {
        Properties properties = new Properties();
        // With the process id, an operator sees which instance holds a lock.
        properties.setProperty(
                "ApplicationName", instance.connection(name + " " + ProcessHandle.current().pid()));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "2");
        properties.setProperty("socketTimeout", Integer.toString(answerSeconds));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", options);
        // Where a connection is read-only, so is what runs in auto-commit.
        properties.setProperty("readOnlyMode", "always");
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(
                new PatientDataSource(
                        database.url(), database.username(), database.password(), properties));
        config.setMaximumPoolSize(database.poolSize());
        config.setConnectionTimeout(DeadlineDataSource.SLICE.toMillis());
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        return config;
    }
}
