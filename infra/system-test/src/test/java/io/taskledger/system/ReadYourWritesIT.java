package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.system.Api.Answer;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * 200 clients at once, each again and again a command and then a list with its token: 10,000 pairs
 * in the long form.
 */
class ReadYourWritesIT {

    private static final int CLIENTS = 200;
    private static final int PAIRS = Scale.of(5, 50);
    private static final List<String> ACCOUNTS = List.of("admin", "alice", "bob", "carol");

    private final LocalSystem system = LocalSystem.running();

    @Test
    void noListIsOlderThanTheCommandBeforeIt() throws Exception {
        String projectId = projectOfAll();
        Ledger ledger = new Ledger(system, projectId);
        List<Integer> stale =
                Clients.run(CLIENTS, client -> () -> pairs(projectId, ledger, client));
        assertThat(stale).as("stale answers by client").containsOnly(0);
        assertThat(ledger.size()).isEqualTo(CLIENTS * PAIRS);
        ledger.matchesLogAndProjections();
    }

    private int pairs(String projectId, Ledger ledger, int client) throws Exception {
        Api api = system.as(ACCOUNTS.get(client % ACCOUNTS.size()));
        String tasks = "/api/projects/" + projectId + "/tasks";
        int stale = 0;
        for (int i = 0; i < PAIRS; i++) {
            String title = "pair " + client + "-" + i;
            Answer created = api.post(tasks, Map.of("title", title)).expect(201);
            ledger.acknowledge(title, created);
            String id = created.json().get("id").asString();
            Answer list =
                    api.get(
                                    tasks + "?sort=createdAt,desc&size=100&q=" + client + "-" + i,
                                    "Consistency-Token",
                                    created.consistencyToken(),
                                    "Prefer",
                                    "wait=10")
                            .expect(200);
            stale += lists(list, id) ? 0 : 1;
        }
        return stale;
    }

    private static boolean lists(Answer list, String id) {
        return StreamSupport.stream(list.json().get("content").spliterator(), false)
                .anyMatch(task -> task.get("id").asString().equals(id));
    }

    private String projectOfAll() throws Exception {
        Api admin = system.as("admin");
        String projectId = admin.newProject("Read your writes");
        for (String account : ACCOUNTS.subList(1, ACCOUNTS.size())) {
            String userId =
                    system.as(account).get("/api/me").expect(200).json().get("id").asString();
            admin.put("/api/projects/" + projectId + "/members/" + userId, Map.of("role", "EDITOR"))
                    .expect(200);
        }
        return projectId;
    }
}
