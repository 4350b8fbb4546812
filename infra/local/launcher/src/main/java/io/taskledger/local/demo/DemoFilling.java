package io.taskledger.local.demo;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes one project of the demo workspace, or what is missing of it. */
final class DemoFilling {

    private final DemoProject project;
    private final Map<DemoAccount, DemoSession> sessions;
    private final LocalDate today;
    // A key is good for one body, and dates move with the day.
    private final String day;

    DemoFilling(DemoProject project, Map<DemoAccount, DemoSession> sessions, LocalDate today) {
        this.project = project;
        this.sessions = sessions;
        this.today = today;
        this.day = " " + today;
    }

    /**
     * @return how many tasks were made; what its people archived or trashed is left as it is
     */
    int fill() throws IOException, InterruptedException {
        if (find("ARCHIVED").isPresent() || find("TRASHED").isPresent()) {
            return 0;
        }
        Optional<String> existing = find("ACTIVE");
        String id = existing.isPresent() ? existing.get() : create();
        for (Map.Entry<String, String> member : project.members().entrySet()) {
            String memberId = DemoAccount.valueOf(member.getKey()).id();
            owner().command(
                            "PUT",
                            "/api/projects/" + id + "/members/" + memberId,
                            Map.of("role", member.getValue()),
                            day);
        }
        Set<String> there = existing.isPresent() ? titles(id) : Set.of();
        int made = 0;
        for (DemoTask task : project.tasks()) {
            if (!there.contains(task.title())) {
                make(task, "/api/projects/" + id + "/tasks");
                made++;
            }
        }
        if (project.archived()) {
            owner().command("POST", "/api/projects/" + id + "/archive", null, day);
        }
        return made;
    }

    private String create() throws IOException, InterruptedException {
        Map<String, String> body =
                Map.of("name", project.name(), "description", project.description());
        return owner().command("POST", "/api/projects", body, project.name()).get("id").asString();
    }

    private void make(DemoTask task, String tasks) throws IOException, InterruptedException {
        String key = task.title() + day;
        String id =
                session(task.by())
                        .command("POST", tasks, task.creation(today), key)
                        .get("id")
                        .asString();
        int step = 0;
        for (Map<String, Object> edit : task.edits()) {
            session(String.valueOf(edit.get("by")))
                    .command(
                            "PATCH",
                            tasks + "/" + id,
                            DemoTask.fields(edit, today),
                            key + " edit " + ++step);
        }
        if (task.trashedBy() != null) {
            session(task.trashedBy()).command("DELETE", tasks + "/" + id, null, key);
        }
    }

    private Optional<String> find(String state) throws IOException, InterruptedException {
        String name = URLEncoder.encode(project.name(), StandardCharsets.UTF_8);
        JsonNode page = owner().get("/api/projects?size=100&state=" + state + "&q=" + name);
        for (JsonNode candidate : page.get("content")) {
            if (candidate.get("name").asString().equals(project.name())) {
                return Optional.of(candidate.get("id").asString());
            }
        }
        return Optional.empty();
    }

    private Set<String> titles(String id) throws IOException, InterruptedException {
        Set<String> titles = new HashSet<>();
        for (String state : new String[] {"ACTIVE", "TRASHED"}) {
            String path = "/api/projects/" + id + "/tasks?size=100&state=" + state;
            for (JsonNode task : owner().get(path).get("content")) {
                titles.add(task.get("title").asString());
            }
        }
        return titles;
    }

    private DemoSession owner() {
        return session(project.owner());
    }

    private DemoSession session(String account) {
        return Objects.requireNonNull(sessions.get(DemoAccount.valueOf(account)));
    }
}
