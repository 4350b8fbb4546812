package io.taskledger.command.platform.axon;

import io.taskledger.api.event.Capabilities;
import io.taskledger.api.event.LedgerEvent;
import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.axon.NotYetWrittenException;
import io.taskledger.eventlog.axon.WrittenForms;
import io.taskledger.eventlog.release.InstanceName;
import io.taskledger.eventlog.release.LiveInstances;
import io.taskledger.platform.consistency.TokenWriter;
import io.taskledger.platform.release.SwitchMetrics;
import io.taskledger.platform.release.SwitchProperties;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Optional;

/** Nothing is written that another live instance could not read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SwitchProperties.class)
class ReleaseConfiguration {

    @Bean
    InstanceName instanceName() {
        return InstanceName.of("command-side");
    }

    @Bean(destroyMethod = "close")
    LiveInstances liveInstances(
            EventLogProperties log, SwitchProperties settings, InstanceName name) {
        return new LiveInstances(
                EventLogDataSource.unpooled(
                        log.url(), log.username(), log.password(), name.registering()),
                name,
                settings.claimed(Capabilities.READ),
                settings.beat(),
                settings.quiet());
    }

    @Bean
    SwitchMetrics switchMetrics(LiveInstances live) {
        return new SwitchMetrics(Capabilities.READ, live::allKnow);
    }

    @Bean
    TokenWriter tokenWriter(LiveInstances live) {
        return new TokenWriter(() -> live.allKnow(Capabilities.TOKEN_FINGERPRINTS));
    }

    @Bean
    WrittenForms writtenForms(LiveInstances live) {
        return payload -> {
            if (payload instanceof LedgerEvent event) {
                Capabilities.neededFor(event)
                        .filter(needed -> !live.allKnow(needed))
                        .ifPresent(
                                unknown -> {
                                    throw new NotYetWrittenException(unknown);
                                });
            }
            return Optional.empty();
        };
    }
}
