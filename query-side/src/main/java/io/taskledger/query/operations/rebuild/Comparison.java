package io.taskledger.query.operations.rebuild;

import io.taskledger.api.operations.view.RowDifference;
import io.taskledger.api.operations.view.RowDifference.Kind;
import io.taskledger.api.operations.view.TableComparison;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares the tables of two generations, in a snapshot that sees both at one position. */
final class Comparison {

    private static final int MOST_DIFFERENCES = 100;
    private static final BigInteger BITS_64 = BigInteger.ONE.shiftLeft(64);

    private final JdbcTemplate snapshot;
    private final JsonMapper json;
    private final int live;
    private final int rebuilt;

    Comparison(JdbcTemplate snapshot, JsonMapper json, int live, int rebuilt) {
        this.snapshot = snapshot;
        this.json = json;
        this.live = live;
        this.rebuilt = rebuilt;
    }

    private record Sum(long rows, String hash) {}

    TableComparison of(String table) {
        TableColumns columns = TableColumns.of(snapshot, table);
        Sum ofLive = sum(columns, live);
        Sum ofRebuilt = sum(columns, rebuilt);
        boolean equal = ofLive.equals(ofRebuilt);
        return new TableComparison(
                table,
                ofLive.rows(),
                ofRebuilt.rows(),
                ofLive.hash(),
                ofRebuilt.hash(),
                equal,
                equal ? List.of() : differences(columns));
    }

    /** The sum of the hashes of all rows does not depend on their order. */
    private Sum sum(TableColumns columns, int generation) {
        return Objects.requireNonNull(
                snapshot.queryForObject(
                        "select count(*), coalesce(sum(%s), 0) from %s t where generation = %d"
                                .formatted(columns.hash("t"), columns.table(), generation),
                        (row, number) ->
                                new Sum(
                                        row.getLong(1),
                                        row.getBigDecimal(2)
                                                .toBigInteger()
                                                .mod(BITS_64)
                                                .toString(16))));
    }

    private List<RowDifference> differences(TableColumns columns) {
        return snapshot.query(
                """
                select to_jsonb(l) - 'generation' as live, to_jsonb(r) - 'generation' as rebuilt
                from   (select * from %1$s where generation = %2$d) l
                full   join (select * from %1$s where generation = %3$d) r using (%4$s)
                where  l.generation is null or r.generation is null or %5$s <> %6$s
                order  by %4$s
                limit  %7$d
                """
                        .formatted(
                                columns.table(),
                                live,
                                rebuilt,
                                columns.keys(),
                                columns.hash("l"),
                                columns.hash("r"),
                                MOST_DIFFERENCES),
                (row, number) -> difference(columns, row));
    }

    private RowDifference difference(TableColumns columns, ResultSet row) throws SQLException {
        JsonNode inLive = tree(row.getString("live"));
        JsonNode inRebuilt = tree(row.getString("rebuilt"));
        if (inLive == null) {
            return new RowDifference(
                    key(columns, Objects.requireNonNull(inRebuilt)), Kind.ONLY_REBUILT, List.of());
        }
        if (inRebuilt == null) {
            return new RowDifference(key(columns, inLive), Kind.ONLY_LIVE, List.of());
        }
        return new RowDifference(
                key(columns, inLive),
                Kind.CHANGED,
                columns.all().stream()
                        .filter(column -> !inLive.path(column).equals(inRebuilt.path(column)))
                        .toList());
    }

    private static Map<String, String> key(TableColumns columns, JsonNode row) {
        Map<String, String> key = new LinkedHashMap<>();
        columns.key().forEach(column -> key.put(column, row.path(column).asString()));
        return key;
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
