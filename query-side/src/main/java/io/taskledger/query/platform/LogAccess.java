package io.taskledger.query.platform;

import io.taskledger.api.event.EventCatalogue;
import io.taskledger.api.event.EventUpcasters;
import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.release.InstanceName;
import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.eventlog.tail.LogTail;
import io.taskledger.platform.health.Readiness;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

import javax.sql.DataSource;

/** The log, which this side only reads. */
@Configuration(proxyBeanMethods = false)
class LogAccess {

    @Bean
    JsonEventSerializer eventSerializer() {
        return EventSerializers.jsonSerializer(EventCatalogue.EVENTS, EventUpcasters.all());
    }

    @Bean
    LogReader logReader(
            @Qualifier(Databases.EVENT_LOG) DataSource source, JsonEventSerializer serializer) {
        return new LogReader(source, serializer);
    }

    @Bean
    Readiness tailReadiness(LogTail tail) {
        return new Readiness() {
            @Override
            public String name() {
                return "log-tail";
            }

            @Override
            public boolean isReady() {
                return tail.isFollowing();
            }
        };
    }

    /** On a connection of its own, which finds a restarted database sooner than a pool would. */
    @Bean(destroyMethod = "close")
    @DependsOn("liveInstances")
    LogTail logTail(
            DatabaseSettings settings, InstanceName instance, JsonEventSerializer serializer) {
        var log = settings.eventlog();
        return new LogTail(
                EventLogDataSource.unpooled(
                        log.url(), log.username(), log.password(), instance.connection("tail")),
                serializer);
    }

    @Bean
    LogMarks logMarks(LogTail tail) {
        return tail.marks();
    }
}
