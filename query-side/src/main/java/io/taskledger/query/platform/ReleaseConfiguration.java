package io.taskledger.query.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.api.event.Capabilities;
import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.release.InstanceName;
import io.taskledger.eventlog.release.LiveInstances;
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
            DatabaseSettings databases,
            SwitchProperties settings,
            InstanceName name,
            MeterRegistry meters) {
        var log = databases.eventlog();
        LiveInstances live =
                new LiveInstances(
                        EventLogDataSource.unpooled(
                                log.url(),
                                log.username(),
                                log.password(),
                                name.registering()),
                        name,
                        settings.claimed(Capabilities.READ),
                        settings.beat(),
                        settings.quiet());
        for (String each : Capabilities.READ) {
            Gauge.builder("taskledger.switch.on", live, it -> it.allKnow(each) ? 1 : 0)
                    .tag("capability", each)
                    .description("Whether events that need it are written")
                    .register(meters);
        }
        return live;
    }
}
