package io.taskledger.system;

import java.util.Map;

/**
 * What one person may have stored: tasks with the longest descriptions, and one whose description
 * has been changed again and again.
 *
 * @param tasks path of the list
 * @param task path of the one
 */
record HeavyProject(String tasks, String task) {

    static final String OWNER = "carol";

    private static final int TASKS = Scale.of(400, 1_900);
    private static final int CHANGES = Scale.of(250, 1_200);
    private static final int CLIENTS = 8;
    private static final int LENGTH = 10_000;

    static HeavyProject make(LocalSystem system) throws Exception {
        Api owner = system.as(OWNER);
        String tasks = "/api/projects/" + owner.newProject("Heavy") + "/tasks";
        Map<String, String> heavy = Map.of("title", "Heavy", "description", text(0));
        Clients.run(
                CLIENTS,
                client ->
                        () -> {
                            for (int i = 0; i < TASKS / CLIENTS; i++) {
                                owner.post(tasks, heavy).expect(201);
                            }
                            return null;
                        });
        String task =
                tasks + "/" + owner.post(tasks, heavy).expect(201).json().get("id").asString();
        for (int i = 1; i <= CHANGES; i++) {
            owner.patch(task, Map.of("description", text(i))).expect(200);
        }
        return new HeavyProject(tasks, task);
    }

    private static String text(int number) {
        return "漢".repeat(LENGTH - 10) + number;
    }
}
