package io.taskledger.command.platform.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.command.platform.quota.UsageTable.Key;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Usage as the database had counted it about a second ago, of those who were asked about lately.
 * Each second this instance has the database count what is new, unless another one does, and reads
 * what was asked for since.
 */
final class CountedUsage implements Usage {

    private static final Logger LOG = LoggerFactory.getLogger(CountedUsage.class);

    // 10,000 events a second at most, a fortieth of a core: a log from before is counted beside the
    // work, not before it.
    private static final int CHUNK = 2_000;
    private static final int CHUNKS = 5;
    private static final int MAX_ASKED = 5_000;
    private static final int MAX_KNOWN = 20_000;
    // Who comes back within it is held to the old count until the new one is read, a second later:
    // counts of what was made only grow, and bytes are those of a day.
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    private final UsageTable table;
    private final Cache<Key, Long> known =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).expireAfterWrite(KNOWN_FOR).build();
    private final Set<Key> asked = ConcurrentHashMap.newKeySet();
    private volatile double behind = Double.NaN;

    CountedUsage(UsageTable table, MeterRegistry meters) {
        this.table = table;
        Gauge.builder("taskledger.quotas.behind", () -> behind)
                .description("Events not counted yet; quotas refuse by what is counted")
                .baseUnit("events")
                .register(meters);
    }

    @Override
    public OptionalLong of(Quota quota, String subject) {
        Key key = new Key(quota, subject);
        if (asked.size() < MAX_ASKED) {
            asked.add(key);
        }
        Long used = known.getIfPresent(key);
        return used == null ? OptionalLong.empty() : OptionalLong.of(used);
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 1_000)
    void refresh() {
        try {
            count();
            read();
            behind = table.behind();
        } catch (SQLException notNow) {
            LOG.debug("Usage is not counted now", notNow);
            behind = Double.NaN;
        }
    }

    private void count() throws SQLException {
        for (int i = 0; i < CHUNKS && table.count(CHUNK) == CHUNK; i++) {
            // There may be more.
        }
    }

    private void read() throws SQLException {
        List<Key> keys = new ArrayList<>(asked);
        if (!keys.isEmpty()) {
            keys.forEach(asked::remove);
            known.putAll(table.read(keys));
        }
    }
}
