package io.taskledger.query.reading;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much memory the making of answers takes: about four times the bytes of what they show.
 *
 * @param largeFrom bytes of long text on a page from which it is a large one; from 1 KB
 * @param largeAtOnce large pages that are made at the same time, one for each caller; each takes up
 *     to 40 MB. By default a quarter of the heap, and at least one.
 */
@ConfigurationProperties("taskledger.reading")
record ReadingSettings(
        @DefaultValue("512KB") DataSize largeFrom, @DefaultValue("0") int largeAtOnce) {

    private static final long HEAP_FOR_A_LARGE_PAGE = 4 * DataSize.ofMegabytes(40).toBytes();

    ReadingSettings {
        if (largeFrom.toBytes() < 1_024) {
            throw new IllegalArgumentException(
                    "taskledger.reading.large-from is less than 1 KB: " + largeFrom);
        }
        if (largeAtOnce < 0) {
            throw new IllegalArgumentException(
                    "taskledger.reading.large-at-once is negative: " + largeAtOnce);
        }
        if (largeAtOnce == 0) {
            long fit = Runtime.getRuntime().maxMemory() / HEAP_FOR_A_LARGE_PAGE;
            largeAtOnce = Math.toIntExact(Math.max(1, fit));
        }
    }
}
