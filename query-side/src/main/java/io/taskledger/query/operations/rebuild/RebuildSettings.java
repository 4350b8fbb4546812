package io.taskledger.query.operations.rebuild;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How rebuilds run.
 *
 * @param segments most ranges that the log is divided into, shared by all instances
 * @param segmentEvents fewest events worth a segment of their own
 * @param threads how many segments one instance folds at a time
 * @param chunk about how many events are copied and committed at once: enough for COPY to pay, few
 *     enough for the heap of an instance that also answers requests
 * @param rest for how many times as long as a chunk took a thread rests after it, up to 1.5 s,
 *     while this instance answers requests; without requests it goes on at once
 * @param interval how often an instance looks for something to do
 * @param claimTimeout after this long without a sign of life another instance goes on
 * @param mostDeaths when so many processes have died in one of its states within half an hour, it
 *     pauses itself; from 1
 * @param promotionPause after the first attempt to promote it that failed; each later pause is
 *     twice as long as the one before
 * @param grace how long a generation that is no longer read is kept in step, to go back to
 */
@ConfigurationProperties("taskledger.rebuild")
public record RebuildSettings(
        @DefaultValue("8") int segments,
        @DefaultValue("20000") int segmentEvents,
        @DefaultValue("2") int threads,
        @DefaultValue("1000") int chunk,
        @DefaultValue("3") int rest,
        @DefaultValue("300ms") Duration interval,
        @DefaultValue("5s") Duration claimTimeout,
        @DefaultValue("3") int mostDeaths,
        @DefaultValue("1s") Duration promotionPause,
        @DefaultValue("24h") Duration grace) {

    public RebuildSettings {
        if (mostDeaths < 1) {
            throw new IllegalArgumentException("taskledger.rebuild.most-deaths is below 1");
        }
        if (!promotionPause.isPositive()) {
            throw new IllegalArgumentException(
                    "taskledger.rebuild.promotion-pause must be longer than nothing");
        }
    }
}
