package io.taskledger.platform.release;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Shows of each capability whether what needs it is written, as {@code taskledger.switch.on}.
 *
 * @param on whether all live instances have it
 */
public record SwitchMetrics(Set<String> capabilities, Predicate<String> on) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String each : capabilities) {
            Gauge.builder("taskledger.switch.on", this, it -> it.on().test(each) ? 1 : 0)
                    .tag("capability", each)
                    .description("Whether what needs it is written")
                    .register(registry);
        }
    }
}
