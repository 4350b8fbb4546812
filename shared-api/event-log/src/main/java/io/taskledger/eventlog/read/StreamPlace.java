package io.taskledger.eventlog.read;

/**
 * A place among all streams, which follow each other in the order of their aggregates' ids.
 *
 * @param aggregateId {@link AggregateRange#FIRST} before all streams
 * @param sequence of the event that is just before this place; {@link #END} behind the whole stream
 */
public record StreamPlace(String aggregateId, long sequence) {

    /** Greater than every sequence number. */
    public static final long END = Long.MAX_VALUE;

    /** Where a range begins. */
    public static StreamPlace before(AggregateRange range) {
        return behind(range.afterId());
    }

    /** Behind all events of an aggregate. */
    public static StreamPlace behind(String aggregateId) {
        return new StreamPlace(aggregateId, END);
    }

    /** Whether no event of the aggregate follows; if not, the next part tells. */
    public boolean isEndOfStream() {
        return sequence == END;
    }
}
