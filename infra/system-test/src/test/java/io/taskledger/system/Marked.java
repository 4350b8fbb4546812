package io.taskledger.system;

import io.taskledger.system.Api.Answer;
import io.taskledger.system.SwitchWatch.View;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A task of which a rebuilt generation says something else than the live one, for as long as it
 * takes to see where answers come from.
 *
 * @param live what generations say that nobody has changed
 */
record Marked(LocalSystem system, String projection, String project, String task, String live) {

    static final String REBUILT = "in the rebuilt generation";

    /** Made through the front door, and in the live generation before this returns. */
    static Marked make(LocalSystem system, String projection) throws IOException {
        Api alice = system.as("alice");
        String path = "/api/projects/" + alice.newProject("Marked");
        Answer task = alice.post(path + "/tasks", Map.of("title", "in the live one")).expect(201);
        String id = task.json().get("id").asString();
        Marked made = new Marked(system, projection, path, id, "");
        String token = task.consistencyToken();
        return new Marked(
                system,
                projection,
                path,
                id,
                made.read(alice, made.paths().getFirst(), "Consistency-Token", token));
    }

    void mark(Generations generations, int generation) throws SQLException {
        set(generations, generation, REBUILT);
    }

    void unmark(Generations generations, int generation) throws SQLException {
        set(generations, generation, live);
    }

    /** The history of the project is a list of its own, without what became of its tasks. */
    private void set(Generations generations, int generation, String text) throws SQLException {
        String rows =
                isHistory()
                        ? "aggregate_id in ('%s', '%s')"
                                .formatted(task, project.substring(project.lastIndexOf('/') + 1))
                        : "id = '%s'".formatted(task);
        generations.update(
                isHistory() ? "history" : "task",
                "%s = '%s'".formatted(isHistory() ? "actor" : "title", text),
                "generation = %d and %s".formatted(generation, rows));
    }

    /** At each instance: the thing alone, and in a list. */
    List<View> views() {
        List<View> views = new ArrayList<>();
        for (int instance = 1; instance <= 2; instance++) {
            Api alice = new Api(system.instance("query-side", instance), system.token("alice"));
            paths().forEach(path -> views.add(() -> read(alice, path)));
        }
        return views;
    }

    private List<String> paths() {
        String alone = project + "/tasks/" + task;
        return isHistory()
                ? List.of(alone + "/history", project + "/history")
                : List.of(alone, project + "/tasks");
    }

    private String read(Api api, String path, String... headers) throws IOException {
        var view = api.get(path, headers).expect(200).json();
        var first = view.has("content") ? view.get("content").get(0) : view;
        return first.get(isHistory() ? "actor" : "title").asString();
    }

    private boolean isHistory() {
        return projection.equals("history");
    }
}
