package io.taskledger.query.platform;

import io.taskledger.api.event.Capabilities;
import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.release.InstanceName;
import io.taskledger.eventlog.release.LiveInstances;
import io.taskledger.platform.consistency.TokenWriter;
import io.taskledger.platform.release.SwitchMetrics;
import io.taskledger.platform.release.SwitchProperties;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says what this instance reads, so that nobody writes anything else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SwitchProperties.class)
class ReleaseConfiguration {

    @Bean
    InstanceName instanceName() {
        return InstanceName.of("query-side");
    }

    @Bean(destroyMethod = "close")
    LiveInstances liveInstances(
            DatabaseSettings databases, SwitchProperties settings, InstanceName name) {
        var log = databases.eventlog();
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
}
