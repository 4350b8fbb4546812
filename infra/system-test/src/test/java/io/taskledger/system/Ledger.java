package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.system.Api.Answer;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the system acknowledged, kept outside of it, and the comparison of that with the log and
 * with every projection: zero lost, zero doubled.
 */
final class Ledger {

    private final Examined system;
    private final String projectId;
    private final Queue<Entry> acknowledged = new ConcurrentLinkedQueue<>();

    /**
     * @param at when the acknowledgement had arrived
     */
    record Entry(String projectId, String taskId, String title, String token, Instant at) {

        String path() {
            return "/api/projects/" + projectId + "/tasks/" + taskId;
        }

        long position() {
            return ConsistencyToken.decode(token).orElseThrow().position();
        }
    }

    Ledger(Examined system, String projectId) {
        this.system = system;
        this.projectId = projectId;
    }

    void acknowledge(String title, Answer created) {
        acknowledged.add(
                new Entry(
                        projectId,
                        created.json().get("id").asString(),
                        title,
                        created.consistencyToken(),
                        Instant.now()));
    }

    int size() {
        return acknowledged.size();
    }

    List<Entry> entries() {
        return List.copyOf(acknowledged);
    }

    /** A ledger of these only. */
    Ledger part(Predicate<Entry> which) {
        Ledger part = new Ledger(system, projectId);
        acknowledged.stream().filter(which).forEach(part.acknowledged::add);
        return part;
    }

    /** Whether every projection has come to what was acknowledged last. */
    boolean isProjected() throws IOException {
        for (String path : List.of("/api/projects/" + projectId, "/api/admin/audit?size=1")) {
            if (system.as("admin").get(path, freshness()).status() != 200) {
                return false;
            }
        }
        return true;
    }

    /** Also counts what was never acknowledged but happened: a command may not have two effects. */
    void matchesLogAndProjections() throws IOException, SQLException {
        checkOrder();
        Map<String, String> expected =
                acknowledged.stream().collect(Collectors.toMap(Entry::taskId, Entry::title));
        Map<String, Integer> inLog = titlesInLog();
        assertThat(inLog.values()).as("effects of one command").allMatch(count -> count == 1);
        // Not containsAll, which looks at every one of them for every other one.
        Set<String> lost = new HashSet<>(expected.values());
        lost.removeAll(inLog.keySet());
        assertThat(lost).as("acknowledged, but not in the log").isEmpty();
        Map<String, String> listed = listed();
        assertThat(listed).as("task list").containsAllEntriesOf(expected);
        assertThat(audited()).as("audit").isEqualTo(new TreeSet<>(taskIdsInLog()));
        assertThat(listed.keySet()).as("nothing but the log").isEqualTo(taskIdsInLog());
        assertThat(parked()).as("projections with dead letters").isEmpty();
    }

    /** A position for each event, 1, 2, 3 …, and the same for those of each aggregate. */
    private void checkOrder() throws SQLException {
        String sql =
                """
                select (select count(*) - coalesce(max(position), 0) from event),
                       (select count(*)
                        from   (select from event group by aggregate_id having max(sequence_number) + 1 <> count(*)) as torn)
                """;
        try (Connection connection = system.eventLog();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            assertThat(row.getLong(1)).as("positions without a gap").isZero();
            assertThat(row.getLong(2)).as("aggregates with a gap").isZero();
        }
    }

    /** Events that were there twice, or in the wrong order, would have been parked. */
    private List<String> parked() throws IOException {
        JsonNode projections = system.as("admin").get(Operations.PROJECTIONS).expect(200).json();
        List<String> names = new ArrayList<>();
        for (JsonNode each : projections) {
            if (each.get("deadLetters").asLong() > 0) {
                names.add(each.get("name").asString());
            }
        }
        assertThat(projections.size()).as("projections").isPositive();
        return names;
    }

    private String[] freshness() {
        return new String[] {"Consistency-Token", newestToken(), "Prefer", "wait=10"};
    }

    /** In the log, of what was acknowledged. */
    long newestPosition() {
        return newest().position();
    }

    private String newestToken() {
        return newest().token();
    }

    private Entry newest() {
        return acknowledged.stream().max(Comparator.comparingLong(Entry::position)).orElseThrow();
    }

    private Map<String, Integer> titlesInLog() throws SQLException {
        Map<String, Integer> titles = new HashMap<>();
        for (String[] row : created()) {
            titles.merge(row[1], 1, Integer::sum);
        }
        return titles;
    }

    Set<String> taskIdsInLog() throws SQLException {
        return created().stream().map(row -> row[0]).collect(Collectors.toSet());
    }

    private List<String[]> created() throws SQLException {
        String sql =
                """
                select aggregate_id, payload::json ->> 'title'
                from event
                where type = 'TaskCreated' and payload::json ->> 'projectId' = ?
                """;
        try (Connection connection = system.eventLog();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, projectId);
            List<String[]> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(new String[] {result.getString(1), result.getString(2)});
                }
            }
            return rows;
        }
    }

    private Map<String, String> listed() throws IOException {
        Map<String, String> titles = new HashMap<>();
        for (JsonNode task : pages("/api/projects/" + projectId + "/tasks?sort=createdAt,asc")) {
            String before = titles.put(task.get("id").asString(), task.get("title").asString());
            assertThat(before).as("listed once").isNull();
        }
        return titles;
    }

    private Set<String> audited() throws IOException {
        return creations("/api/admin/audit?type=TaskCreated&projectId=" + projectId, "aggregateId");
    }

    private Set<String> creations(String path, String field) throws IOException {
        Set<String> ids = new TreeSet<>();
        for (JsonNode entry : pages(path)) {
            if ("TaskCreated".equals(entry.get("event").asString())) {
                assertThat(ids.add(entry.get(field).asString())).as("%s once", path).isTrue();
            }
        }
        return ids;
    }

    /**
     * By cursor: what others add meanwhile moves nothing, and the last page costs what the first
     * does.
     */
    private List<JsonNode> pages(String path) throws IOException {
        Api admin = system.as("admin");
        List<JsonNode> content = new ArrayList<>();
        String start = path + (path.contains("?") ? "&" : "?") + "size=100&cursor=";
        for (String cursor = ""; cursor != null; ) {
            JsonNode list = admin.get(start + cursor, freshness()).expect(200).json();
            list.get("content").forEach(content::add);
            cursor = list.get("page").path("nextCursor").asString(null);
        }
        return content;
    }
}
