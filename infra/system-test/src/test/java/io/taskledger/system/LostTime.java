package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What instances and clients hold of a time that is lost afterwards, while both of them go on. */
final class LostTime {

    /** Within which an instance that has met the restored log lets go of what is gone. */
    static final Duration NOTICED = Duration.ofSeconds(10);

    private static final String ENDED = "end of the stream";

    private final DrillSite site;
    private final String project;
    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    private LostTime(DrillSite site, String project) {
        this.site = site;
        this.project = project;
    }

    /** A project that is there before, to be archived in the lost time. */
    static String projectToArchive(DrillSite site) throws IOException {
        return "/api/projects/" + commands(site).newProject("Archived in the lost time");
    }

    /** Archives it, until both sides decide and answer by that, and opens a stream. */
    static LostTime begin(DrillSite site, String project) throws Exception {
        LostTime lost = new LostTime(site, project);
        Api.Answer archived = commands(site).post(project + "/archive", Map.of()).expect(200);
        assertThat(lost.tryToAdd().expect(409).json().get("code").asString())
                .isEqualTo("project_archived");
        await().until(
                        () ->
                                site.as("alice")
                                        .get(
                                                project,
                                                "Consistency-Token",
                                                archived.consistencyToken())
                                        .body()
                                        .contains("ARCHIVED"));
        Thread.ofVirtual().start(lost::listen);
        await().until(() -> lost.events.contains("change"));
        return lost;
    }

    private void listen() {
        try {
            site.as("alice").events("/api/events", events::add);
        } catch (IOException | RuntimeException e) {
            // Ended too, only not politely.
        }
        events.add(ENDED);
    }

    /**
     * The archived project is one no more for the instance that had decided by it, and the stream
     * does not go on as if nothing had been.
     *
     * @param restored when the log was there again
     */
    void isForgotten(long restored) {
        await().atMost(NOTICED).until(() -> tryToAdd().status() == 201);
        await().until(
                        () -> {
                            Api.Answer shown = site.as("alice").get(project);
                            boolean late = System.nanoTime() - restored > NOTICED.toNanos();
                            assertThat(late && shown.body().contains("ARCHIVED")).isFalse();
                            return shown.status() == 200 && shown.body().contains("ACTIVE");
                        });
        await().untilAsserted(() -> assertThat(List.copyOf(events)).containsAnyOf("reset", ENDED));
    }

    private Api.Answer tryToAdd() throws IOException {
        return commands(site).post(project + "/tasks", Map.of("title", "Is it archived?"));
    }

    private static Api commands(DrillSite site) {
        return site.services().as("command-side", "alice");
    }
}
