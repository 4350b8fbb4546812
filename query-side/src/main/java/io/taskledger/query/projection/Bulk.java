package io.taskledger.query.projection;

import java.util.List;

/**
 * Copies streams, one after the other, into the tables of a generation that have no indexes yet,
 * inside the caller's transaction. It knows what a stream came to, so that one may come in parts.
 */
public interface Bulk {

    /**
     * Goes on where the last call ended.
     *
     * @param facts the next ones in the order of aggregates, and of each in its own
     * @param last whether the stream ends with these; it goes on otherwise
     * @throws RuntimeException if it cannot be stored what these come to: then it is as if they had
     *     not come, once the caller has taken back what was done
     */
    void add(List<Fact> facts, boolean last, Parking parking);
}
