package io.taskledger.system;

import static java.util.Map.entry;

import io.taskledger.system.EventLog.Event;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What projects and tasks are according to their events, told once more with rules of its own:
 * shares no code with the folds of the query side. Members are fields named {@code members.<id>}.
 */
final class Retelling {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> OF_TASKS =
            List.of(
                    "projectId",
                    "title",
                    "description",
                    "status",
                    "priority",
                    "dueDate",
                    "assigneeId",
                    "labels");
    private static final Map<String, String> CHANGED =
            Map.ofEntries(
                    entry("ProjectRenamed", "name"),
                    entry("ProjectDescriptionChanged", "description"),
                    entry("TaskRenamed", "title"),
                    entry("TaskDescriptionChanged", "description"),
                    entry("TaskStatusChanged", "status"),
                    entry("TaskPriorityChanged", "priority"),
                    entry("TaskDueDateChanged", "dueDate"),
                    entry("TaskAssigneeChanged", "assigneeId"),
                    entry("TaskLabelsChanged", "labels"));

    private final Map<String, ObjectNode> things = new TreeMap<>();
    private final Set<String> archived = new HashSet<>();

    /** The state at a time: the events recorded until then. */
    static Retelling at(Instant time, List<Event> events) {
        Retelling then = new Retelling();
        events.stream().filter(each -> !each.at().isAfter(time)).forEach(then::tell);
        return then;
    }

    private void tell(Event event) {
        String id = event.aggregateId();
        ObjectNode thing = things.computeIfAbsent(id, each -> begun(event));
        JsonNode payload = event.payload();
        switch (event.type()) {
            case "TaskCreated" -> OF_TASKS.forEach(each -> thing.set(each, payload.get(each)));
            case "ProjectCreated" -> {
                thing.set("name", payload.get("name"));
                thing.set("description", payload.get("description"));
                thing.put(member(payload.get("ownerId")), "OWNER");
            }
            case "MemberAdded" -> thing.set(member(payload.get("userId")), payload.get("role"));
            case "MemberRoleChanged" -> thing.set(member(payload.get("userId")), payload.get("to"));
            case "MemberRemoved" -> thing.remove(member(payload.get("userId")));
            case "ProjectArchived" -> archived.add(id);
            case "ProjectUnarchived" -> archived.remove(id);
            case "ProjectTrashed", "TaskTrashed" -> thing.put("state", "TRASHED");
            case "ProjectRestored", "TaskRestored" -> thing.put("state", "ACTIVE");
            default -> thing.set(CHANGED.get(event.type()), payload.get("to"));
        }
        if (!thing.get("state").asString().equals("TRASHED")) {
            thing.put("state", archived.contains(id) ? "ARCHIVED" : "ACTIVE");
        }
        thing.put("version", event.sequence() + 1);
        thing.put("updatedAt", event.at().toString());
        thing.set("updatedBy", event.metadata().get("actor"));
    }

    private static ObjectNode begun(Event event) {
        ObjectNode thing = JSON.createObjectNode();
        thing.put("state", "ACTIVE");
        thing.put("createdAt", event.at().toString());
        thing.set("createdBy", event.metadata().get("actor"));
        return thing;
    }

    private static String member(JsonNode userId) {
        return "members." + userId.asString();
    }

    /** Null if there was none. */
    ObjectNode of(String id) {
        return things.get(id);
    }

    /** By id, those in this state. */
    Map<String, ObjectNode> tasks(String state) {
        Map<String, ObjectNode> tasks = new TreeMap<>(things);
        tasks.values().removeIf(each -> !each.has("title"));
        tasks.values().removeIf(each -> !each.get("state").asString().equals(state));
        return tasks;
    }

    /** How many tasks have each status. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>(Map.of("TODO", 0, "IN_PROGRESS", 0, "DONE", 0));
        tasks("ACTIVE")
                .values()
                .forEach(each -> counts.merge(each.get("status").asString(), 1, Integer::sum));
        return counts;
    }
}
