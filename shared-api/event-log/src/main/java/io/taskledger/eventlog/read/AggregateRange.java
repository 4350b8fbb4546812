package io.taskledger.eventlog.read;

import java.util.ArrayList;
import java.util.List;

/**
 * Aggregates whose ids lie in a range, compared byte by byte.
 *
 * @param afterId exclusive
 * @param upToId inclusive
 */
public record AggregateRange(String afterId, String upToId) {

    /** Below every id. */
    public static final String FIRST = "";

    /** The greatest character there is: above every id. */
    public static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /** The part that follows an id. */
    public AggregateRange after(String id) {
        return new AggregateRange(id, upToId);
    }

    /**
     * @param sample ids in order, of which each range gets as many
     */
    static List<AggregateRange> divide(List<String> sample, int count) {
        List<AggregateRange> ranges = new ArrayList<>();
        String after = FIRST;
        for (int i = 1; i < count; i++) {
            String upTo = sample.isEmpty() ? after : sample.get(i * sample.size() / count);
            if (!upTo.equals(after)) {
                ranges.add(new AggregateRange(after, upTo));
                after = upTo;
            }
        }
        ranges.add(new AggregateRange(after, LAST));
        return ranges;
    }
}
