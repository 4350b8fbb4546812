package io.taskledger.eventlog.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The arrays that carry independent commands into one call of an append function. */
final class Batch {

    /** Parameters in the order of the functions' signatures. */
    private static final String PARAMETERS = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

    static final String OPTIMISTIC = "select append_optimistic" + PARAMETERS;
    static final String CHECKED = "select * from append_checked" + PARAMETERS;

    private final List<Append> appends;

    Batch(List<Append> appends) {
        this.appends = appends;
    }

    List<Append> appends() {
        return appends;
    }

    int events() {
        return appends.stream().mapToInt(append -> append.events().size()).sum();
    }

    /**
     * @param latest time that may be recorded
     * @param conditionOfEach whether each command states its conditions, or each different
     *     condition stands once for all
     */
    void bind(PreparedStatement statement, Instant latest, boolean conditionOfEach)
            throws SQLException {
        Connection connection = statement.getConnection();
        var parameters = new Parameters(connection, statement);
        parameters.longs(appends.stream().mapToLong(Append::id).toArray());
        parameters.time(latest);
        bindEvents(parameters);
        bindConditions(parameters, conditionOfEach);
        bindReceipts(parameters);
    }

    private void bindEvents(Parameters parameters) throws SQLException {
        int count = events();
        var commands = new int[count];
        var ids = new String[count];
        var sequences = new long[count];
        var aggregateTypes = new String[count];
        var types = new String[count];
        var revisions = new String[count];
        var payloads = new String[count];
        var metadata = new String[count];
        int i = 0;
        for (int command = 0; command < appends.size(); command++) {
            for (NewEvent event : appends.get(command).events()) {
                commands[i] = command + 1;
                ids[i] = event.aggregateId();
                sequences[i] = event.sequence();
                aggregateTypes[i] = event.aggregateType();
                types[i] = event.type();
                revisions[i] = event.revision();
                payloads[i] = event.payload();
                metadata[i] = event.metadata();
                i++;
            }
        }
        parameters.ints(commands);
        parameters.texts(ids);
        parameters.longs(sequences);
        parameters.texts(aggregateTypes);
        parameters.texts(types);
        parameters.texts(revisions);
        parameters.texts(payloads);
        parameters.texts(metadata);
    }

    private void bindConditions(Parameters parameters, boolean conditionOfEach)
            throws SQLException {
        var commands = new ArrayList<Integer>();
        var conditions = new ArrayList<Condition>();
        Set<Condition> seen = new LinkedHashSet<>();
        for (int command = 0; command < appends.size(); command++) {
            for (Condition condition : appends.get(command).conditions()) {
                if (seen.add(condition) || conditionOfEach) {
                    commands.add(command + 1);
                    conditions.add(condition);
                }
            }
        }
        parameters.ints(commands.stream().mapToInt(Integer::intValue).toArray());
        parameters.texts(conditions.stream().map(Condition::aggregateId).toArray(String[]::new));
        parameters.longs(conditions.stream().mapToLong(Condition::sequence).toArray());
        parameters.longs(conditions.stream().mapToLong(Condition::appendId).toArray());
    }

    private void bindReceipts(Parameters parameters) throws SQLException {
        var commands = new ArrayList<Integer>();
        var events = new ArrayList<Integer>();
        var receipts = new ArrayList<Receipt>();
        int eventsSoFar = 0;
        for (int command = 0; command < appends.size(); command++) {
            Append append = appends.get(command);
            eventsSoFar += append.events().size();
            if (append.receipt() != null) {
                commands.add(command + 1);
                events.add(eventsSoFar);
                receipts.add(append.receipt());
            }
        }
        parameters.ints(commands.stream().mapToInt(Integer::intValue).toArray());
        parameters.ints(events.stream().mapToInt(Integer::intValue).toArray());
        parameters.texts(receipts.stream().map(Receipt::caller).toArray(String[]::new));
        parameters.texts(receipts.stream().map(Receipt::key).toArray(String[]::new));
        parameters.bytes(receipts.stream().map(Receipt::requestHash).toArray(byte[][]::new));
        parameters.texts(receipts.stream().map(Receipt::response).toArray(String[]::new));
    }

    /** Sets one array after the other; the driver sends all of them in binary. */
    private static final class Parameters {

        private final Connection connection;
        private final PreparedStatement statement;
        private int index;

        Parameters(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void time(Instant value) throws SQLException {
            statement.setObject(++index, OffsetDateTime.ofInstant(value, ZoneOffset.UTC));
        }

        void ints(int[] values) throws SQLException {
            statement.setObject(++index, values);
        }

        void longs(long[] values) throws SQLException {
            statement.setObject(++index, values);
        }

        void texts(String[] values) throws SQLException {
            statement.setArray(++index, connection.createArrayOf("text", values));
        }

        void bytes(byte[][] values) throws SQLException {
            statement.setArray(++index, connection.createArrayOf("bytea", values));
        }
    }
}
