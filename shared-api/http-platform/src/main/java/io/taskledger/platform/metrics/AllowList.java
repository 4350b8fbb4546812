package io.taskledger.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Lets only listed meters through, and those with as few dimensions as an operator needs: one
 * series an outcome instead of one a path, method and status.
 */
final class AllowList implements MeterFilter {

    private static final Map<String, Set<String>> KEPT_TAGS =
            Map.of(
                    "http.server.requests", Set.of("service", "outcome", "phi"),
                    "jvm.gc.pause", Set.of("service", "phi"));
    private static final double[] PERCENTILES = {0.5, 0.95, 0.99};

    private final Set<String> allowed;

    AllowList(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return allowed.stream().anyMatch(entry -> matches(entry, base(id.getName())))
                ? MeterFilterReply.NEUTRAL
                : MeterFilterReply.DENY;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        Set<String> kept = KEPT_TAGS.get(base(id.getName()));
        if (kept == null) {
            return id;
        }
        List<Tag> tags =
                StreamSupport.stream(id.getTagsAsIterable().spliterator(), false)
                        .filter(tag -> kept.contains(tag.getKey()))
                        .toList();
        return id.replaceTags(tags);
    }

    /** CloudWatch cannot compute percentiles from our histograms: they are computed here. */
    @Override
    public @Nullable DistributionStatisticConfig configure(
            Meter.Id id, DistributionStatisticConfig config) {
        return DistributionStatisticConfig.builder()
                .percentilesHistogram(false)
                .percentiles(
                        id.getName().equals("http.server.requests") ? PERCENTILES : new double[0])
                .build()
                .merge(config);
    }

    /** Micrometer keeps the percentiles of a timer as gauges with a name of their own. */
    private static String base(String name) {
        return name.endsWith(".percentile")
                ? name.substring(0, name.length() - ".percentile".length())
                : name;
    }

    private static boolean matches(String entry, String name) {
        return entry.endsWith(".*")
                ? name.startsWith(entry.substring(0, entry.length() - 1))
                : name.equals(entry);
    }
}
