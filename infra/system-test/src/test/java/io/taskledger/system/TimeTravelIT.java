package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.system.EventLog.Event;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * After random commands: the state as of any time is what the events until then make it, and
 * history tells of every field how it came from one value to the next, without a break.
 *
 * <p>{@code -Dtaskledger.work.seed=N} chooses other commands.
 */
class TimeTravelIT {

    private static final long SEED =
            Long.getLong("taskledger.work.seed", Scale.isLong() ? System.nanoTime() : 4);
    private static final int COMMANDS = Scale.of(150, 2_000);
    private static final int TIMES = Scale.of(40, 1_000);
    private static final List<String> TOLD =
            List.of(
                    "title",
                    "name",
                    "description",
                    "status",
                    "priority",
                    "dueDate",
                    "assigneeId",
                    "labels",
                    "state",
                    "version",
                    "createdBy",
                    "updatedBy");

    private final LocalSystem system = LocalSystem.running();
    private RandomWork work;
    private List<Event> events;

    @BeforeEach
    void work() throws Exception {
        System.out.printf("Random work from seed %d%n", SEED);
        work = new RandomWork(system, SEED);
        work.go(COMMANDS);
        try (EventLog log = new EventLog(system)) {
            events = log.of(work.ids());
        }
        assertThat(events.size()).as("events").isGreaterThan(COMMANDS / 6);
        assertThat(events.stream().map(each -> each.metadata().get("actor")).distinct().count())
                .as("people")
                .isGreaterThan(1);
    }

    @Test
    void anyTimeShowsWhatTheEventsUntilThenMakeIt() throws IOException {
        List<Instant> times =
                events.stream()
                        .map(Event::at)
                        .flatMap(each -> Stream.of(each, each.minusNanos(1_000)))
                        .distinct()
                        .collect(java.util.stream.Collectors.toList());
        Collections.shuffle(times, new Random(SEED));
        for (Instant time : times.subList(0, Math.min(TIMES, times.size()))) {
            Retelling then = Retelling.at(time, events);
            isAsTold(time, "", then.of(work.projectId()));
            if (then.of(work.projectId()) != null) {
                countsAreAsTold(time, then);
                isAsTold(time, "/tasks/" + work.ids()[1], then.of(work.ids()[1]));
                listIsAsTold(time, then, "ACTIVE");
                listIsAsTold(time, then, "TRASHED");
            }
        }
    }

    private void isAsTold(Instant time, String of, ObjectNode told) throws IOException {
        Api.Answer answer = asOf(time, of + "?");
        if (told == null) {
            assertThat(answer.status())
                    .as("%s asOf %s: %s", of, time, answer.body())
                    .isEqualTo(404);
        } else {
            agrees("%s asOf %s".formatted(of, time), answer.expect(200).json(), told);
        }
    }

    private void countsAreAsTold(Instant time, Retelling then) throws IOException {
        JsonNode project = asOf(time, "?").expect(200).json();
        long members =
                then.of(work.projectId()).propertyNames().stream()
                        .filter(each -> each.startsWith("members."))
                        .count();
        assertThat(project.get("memberCount").asLong()).as("members %s", time).isEqualTo(members);
        JsonNode counts = project.get("taskCounts");
        assertThat(
                        Map.of(
                                "TODO", counts.get("todo").asInt(),
                                "IN_PROGRESS", counts.get("inProgress").asInt(),
                                "DONE", counts.get("done").asInt()))
                .as("counts %s", time)
                .isEqualTo(then.counts());
    }

    private void listIsAsTold(Instant time, Retelling then, String state) throws IOException {
        Map<String, JsonNode> listed = new TreeMap<>();
        int pages = 1;
        for (int page = 0; page < pages; page++) {
            String query = "/tasks?size=100&state=" + state + "&page=" + page + "&";
            JsonNode list = asOf(time, query).expect(200).json();
            list.get("content").forEach(each -> listed.put(each.get("id").asString(), each));
            pages = list.get("page").get("totalPages").asInt();
        }
        Map<String, ObjectNode> told = then.tasks(state);
        assertThat(listed.keySet()).as("%s tasks %s", state, time).isEqualTo(told.keySet());
        listed.forEach((id, task) -> agrees(id + " listed asOf " + time, task, told.get(id)));
    }

    private static void agrees(String what, JsonNode view, ObjectNode told) {
        for (String field : TOLD) {
            assertThat(value(view, field))
                    .as("%s of %s", field, what)
                    .isEqualTo(value(told, field));
        }
        for (String field : List.of("createdAt", "updatedAt")) {
            assertThat(Instant.parse(view.get(field).asString()))
                    .as("%s of %s", field, what)
                    .isEqualTo(Instant.parse(told.get(field).asString()));
        }
    }

    /** Numbers of any width are the same number. */
    private static Object value(JsonNode node, String field) {
        JsonNode value = node.has(field) ? node.get(field) : NullNode.instance;
        return value.isNumber() ? value.asLong() : value;
    }

    private Api.Answer asOf(Instant time, String query) throws IOException {
        return get("/api/projects/" + work.projectId() + query + "asOf=" + time);
    }

    private Api.Answer get(String path) throws IOException {
        return system.as("alice").get(path, "Consistency-Token", work.token(), "Prefer", "wait=10");
    }

    @Test
    void historyGoesFromEachValueToTheNextWithoutABreak() throws IOException {
        Retelling now = Retelling.at(Instant.MAX, events);
        for (String id : work.ids()) {
            String of = id.equals(work.projectId()) ? "" : "/tasks/" + id;
            List<Event> own =
                    events.stream().filter(each -> each.aggregateId().equals(id)).toList();
            Map<String, JsonNode> last = new HashMap<>();
            int told = 0;
            for (int page = 0; told < own.size(); page++) {
                String query = of + "/history?sort=position,asc&size=100&page=" + page;
                JsonNode entries =
                        get("/api/projects/" + work.projectId() + query)
                                .expect(200)
                                .json()
                                .get("content");
                assertThat(entries.size()).as(query).isPositive();
                for (JsonNode entry : entries) {
                    Event event = own.get(told++);
                    assertThat(entry.get("position").asLong()).isEqualTo(event.position());
                    assertThat(entry.get("version").asLong()).isEqualTo(told);
                    assertThat(entry.get("event").asString()).isEqualTo(event.type());
                    entry.get("changes").forEach(each -> follows(last, entry, each));
                }
            }
            last.forEach(
                    (field, value) ->
                            assertThat(value)
                                    .as("%s of %s now", field, id)
                                    .isEqualTo(
                                            now.of(id).path(field).isMissingNode()
                                                    ? NullNode.instance
                                                    : now.of(id).get(field)));
        }
    }

    private static void follows(Map<String, JsonNode> last, JsonNode entry, JsonNode change) {
        String field = change.get("field").asString();
        JsonNode before = last.put(field, change.get("to"));
        assertThat(change.get("from"))
                .as("%s in %s", field, entry)
                .isEqualTo(before == null ? NullNode.instance : before);
    }
}
