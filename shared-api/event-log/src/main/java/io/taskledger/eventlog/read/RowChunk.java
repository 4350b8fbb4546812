package io.taskledger.eventlog.read;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one statement brings: at most as many rows as asked for, and of large ones fewer. It ends
 * with the row that takes it to {@link #BYTES}.
 *
 * @param bytes of payloads and metadata, and about what else a row takes
 * @param last whether nothing followed when it was read
 */
public record RowChunk(List<EventRow> rows, long bytes, boolean last) {

    /** What a chunk may hold before its last row. */
    static final long BYTES = 4 << 20;

    private static final int ROW = 300;

    /**
     * A query for a chunk. Its last parameters are the limit, and {@link #BYTES}.
     *
     * @param where has the other parameters
     */
    static String select(String where, String order) {
        // The text is made once, below the limit; what is counted and sent is that text.
        return """
        select %1$s, so_far
        from (select page.*, sum(%4$s) over (order by %3$s rows unbounded preceding) as so_far
              from (select %2$s from event where %5$s order by %3$s limit ?) as page) as chunk
        where so_far - (%4$s) < ?
        order by %3$s
        """
                .formatted(
                        EventRow.COLUMNS,
                        EventRow.COLUMNS
                                .replace("payload", "payload::text as payload")
                                .replace("metadata", "metadata::text as metadata"),
                        order,
                        "octet_length(payload) + octet_length(metadata) + " + ROW,
                        where);
    }

    /**
     * @param index of the limit among the parameters, the first that is not set yet
     */
    static RowChunk of(PreparedStatement statement, int index, int limit) throws SQLException {
        statement.setInt(index, limit);
        statement.setLong(index + 1, BYTES);
        var rows = new ArrayList<EventRow>();
        long bytes = 0;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(EventRow.of(row));
                bytes = row.getLong("so_far");
            }
        }
        return new RowChunk(rows, bytes, rows.size() < limit && bytes < BYTES);
    }

    /** About twice as many rows as fit: more would be looked at in vain, fewer leave room. */
    int nextLimit() {
        long each = Math.max(1, bytes / Math.max(1, rows.size()));
        return (int) Math.clamp(2 * BYTES / each, 64, 10_000);
    }
}
