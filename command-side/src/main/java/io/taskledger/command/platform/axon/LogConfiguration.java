package io.taskledger.command.platform.axon;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.api.event.EventCatalogue;
import io.taskledger.api.event.EventUpcasters;
import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.append.AppendObserver;
import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.append.Receipts;
import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;
import io.taskledger.eventlog.axon.LogEventStorageEngine;
import io.taskledger.eventlog.axon.WrittenForms;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.release.InstanceName;
import io.taskledger.eventlog.snapshot.SnapshotStore;
import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.eventlog.tail.LogTail;
import io.taskledger.platform.database.PatientDataSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

/** The event log, as the role that may append and read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventLogProperties.class)
@Import(ReleaseConfiguration.class)
public class LogConfiguration {

    @Bean(destroyMethod = "close")
    @DependsOn("liveInstances")
    HikariDataSource eventLogDataSource(EventLogProperties properties, InstanceName instance) {
        Properties driver = new Properties();
        // A server that vanished without a word is noticed while its callers still wait, and one
        // that is slow says so before; the log repeats what it must.
        driver.setProperty("socketTimeout", "5");
        driver.setProperty("options", "-c statement_timeout=4s");
        driver.setProperty("connectTimeout", "2");
        driver.setProperty("loginTimeout", "2");
        driver.setProperty("tcpKeepAlive", "true");
        driver.setProperty("ApplicationName", instance.connection("eventlog"));
        HikariConfig config = new HikariConfig();
        config.setPoolName("eventlog");
        config.setDataSource(
                new PatientDataSource(
                        properties.url(), properties.username(), properties.password(), driver));
        config.setMaximumPoolSize(properties.connections());
        config.setConnectionTimeout(properties.connectionTimeout().toMillis());
        config.setValidationTimeout(Math.min(500, properties.connectionTimeout().toMillis()));
        // Starts without the log and is ready once it is there.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @Bean
    public JsonEventSerializer eventSerializer() {
        return EventSerializers.jsonSerializer(EventCatalogue.EVENTS, EventUpcasters.all());
    }

    @Bean
    public LogReader logReader(DataSource eventLogDataSource, JsonEventSerializer eventSerializer) {
        return new LogReader(eventLogDataSource, eventSerializer);
    }

    /** On connections of its own, which find a restarted database sooner than a pool would. */
    @Bean(destroyMethod = "close")
    @DependsOn("liveInstances")
    public LogTail logTail(
            EventLogProperties properties,
            InstanceName instance,
            JsonEventSerializer eventSerializer) {
        return new LogTail(
                EventLogDataSource.unpooled(
                        properties.url(),
                        properties.username(),
                        properties.password(),
                        instance.connection("tail")),
                eventSerializer);
    }

    /** What is known of which event stands where. */
    @Bean
    public LogMarks logMarks(LogTail tail) {
        return tail.marks();
    }

    @Bean
    AppendObserver appendMetrics(MeterRegistry meters) {
        return new AppendMetrics(meters);
    }

    /** On a connection of its own, which finds a restarted database sooner than a pool would. */
    @Bean(destroyMethod = "close")
    @DependsOn("liveInstances")
    public GroupAppend groupAppend(
            EventLogProperties properties, InstanceName instance, AppendObserver observer) {
        DataSource unpooled =
                EventLogDataSource.forAppends(
                        properties.url(),
                        properties.username(),
                        properties.password(),
                        instance.connection("append"));
        return new GroupAppend(unpooled, AppendSettings.DEFAULT, observer);
    }

    @Bean
    public Receipts receipts(DataSource eventLogDataSource, GroupAppend groupAppend) {
        return new Receipts(eventLogDataSource, groupAppend);
    }

    @Bean
    public LogEventStorageEngine logEventStorageEngine(
            DataSource eventLogDataSource,
            LogReader logReader,
            GroupAppend groupAppend,
            JsonEventSerializer eventSerializer,
            List<SnapshotType> snapshotTypes,
            WrittenForms writtenForms) {
        return new LogEventStorageEngine(
                logReader,
                groupAppend,
                new SnapshotStore(
                        eventLogDataSource,
                        SnapshotType.serializer(snapshotTypes),
                        SnapshotType.folds(snapshotTypes)),
                eventSerializer,
                writtenForms);
    }
}
