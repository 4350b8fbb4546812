package io.taskledger.query.reading;

import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows if there is room for the long text in them. The database measures: the driver would
 * have all rows in memory before anybody could look at one.
 *
 * @param room bytes
 */
record BoundedRows<T>(RowMapper<T> rows, long room) implements ResultSetExtractor<List<T>> {

    /**
     * The statement, around one that selects the rows. It brings at least one row, which only says
     * how large the others are if they do not come.
     *
     * @param longText the column
     * @param order by columns that the statement selects, of {@code t}
     */
    String sql(String statement, String longText, String order) {
        return """
        with page as materialized (select found.*, true as is_row from (%s) as found),
             size as materialized (select coalesce(sum(octet_length(page.%s)), 0)::bigint as page_bytes from page)
        select t.*, size.page_bytes
        from   size left join page as t on size.page_bytes <= %d
        order  by %s\
        """
                .formatted(statement, longText, room, order);
    }

    /**
     * @throws LargeAnswerException if there is no room for them
     */
    @Override
    public List<T> extractData(ResultSet found) throws SQLException {
        List<T> all = new ArrayList<>();
        while (found.next()) {
            long bytes = found.getLong("page_bytes");
            if (bytes > room) {
                throw new LargeAnswerException(bytes);
            }
            if (found.getBoolean("is_row")) {
                all.add(rows.mapRow(found, all.size()));
            }
        }
        return all;
    }
}
