package io.taskledger.system;

import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the log long in little time: a few tasks are worked on through the front door, and their
 * streams are repeated under other ids.
 */
final class OldWork {

    private static final int TASKS = 10;
    private static final int EVENTS = 10;
    private static final int COPIES_AT_ONCE = 300;

    private static final String LOCK = "lock table append_lock in exclusive mode";

    /** Dense positions and rising times, under the log's lock, as an append has it. */
    private static final String COPY =
            """
            insert into event (position, sequence_number, recorded_at, append_id, aggregate_id, aggregate_type,
                               type, revision, payload, metadata)
            select head.position + row_number() over (order by n, e.position), sequence_number,
                   greatest(clock_timestamp(), head.at), append_id, id, aggregate_type, type, revision,
                   replace(payload::text, aggregate_id, id)::json, metadata
            from   (select max(position) as position, max(recorded_at) as at from event) head,
                   event e,
                   generate_series(?::int, ?::int) n,
                   lateral (select md5(e.aggregate_id || n)::uuid::text as id) other
            where  e.aggregate_id = any (?)
            """;

    private OldWork() {}

    static void add(LocalSystem system, int events) throws IOException, SQLException {
        if (events == 0) {
            return;
        }
        Api alice = system.as("alice");
        String project = alice.newProject("Old work");
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            tasks.add(work(alice, "/api/projects/" + project + "/tasks"));
        }
        try (Connection log = system.eventLog()) {
            log.setAutoCommit(false);
            for (int i = 0; i < events / (TASKS * EVENTS); i += COPIES_AT_ONCE) {
                repeat(log, tasks, i);
                log.commit();
            }
        }
        Api admin = system.as("admin");
        await().atMost(Duration.ofMinutes(3)).until(() -> isProjected(admin));
    }

    private static String work(Api alice, String tasks) throws IOException {
        String id =
                alice.post(tasks, Map.of("title", "Old")).expect(201).json().get("id").asString();
        for (int i = 1; i < EVENTS; i++) {
            alice.patch(tasks + "/" + id, Map.of("title", "Old " + i)).expect(200);
        }
        return id;
    }

    private static void repeat(Connection log, List<String> tasks, int first) throws SQLException {
        try (Statement lock = log.createStatement();
                PreparedStatement copy = log.prepareStatement(COPY)) {
            lock.execute(LOCK);
            copy.setInt(1, first);
            copy.setInt(2, first + COPIES_AT_ONCE - 1);
            copy.setArray(3, log.createArrayOf("text", tasks.toArray()));
            copy.executeUpdate();
        }
    }

    private static boolean isProjected(Api admin) throws IOException {
        for (JsonNode projection : admin.get(Operations.PROJECTIONS).expect(200).json()) {
            if (projection.get("lagEvents").asLong() > 0) {
                return false;
            }
        }
        return true;
    }
}
