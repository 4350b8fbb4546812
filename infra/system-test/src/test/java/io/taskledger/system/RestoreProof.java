package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A ledger of acknowledgements, kept outside, against the log that was restored and the projections
 * built from it.
 */
final class RestoreProof {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final DrillSite site;
    private final Instant target;
    private final boolean together;
    private final Set<String> log;
    private final Ledger kept;
    private final Ledger lost;
    private final int keptThen;

    private RestoreProof(
            DrillSite site, Ledger ledger, Instant target, boolean together, Set<String> log) {
        this.site = site;
        this.target = target;
        this.together = together;
        this.log = log;
        this.kept = ledger.part(each -> log.contains(each.taskId()));
        this.lost = ledger.part(each -> !log.contains(each.taskId()));
        this.keptThen = kept.size();
    }

    /**
     * Of the log as it is now.
     *
     * @param together whether the read model was restored too
     */
    static RestoreProof of(DrillSite site, Ledger ledger, Instant target, boolean together)
            throws SQLException {
        return new RestoreProof(site, ledger, target, together, ledger.taskIdsInLog());
    }

    int kept() {
        return keptThen;
    }

    int lost() {
        return lost.size();
    }

    /**
     * What was acknowledged up to the target is in the log, what was made after it is not, and what
     * was under way at that moment is one or the other.
     */
    void onlyTheLastIsGone() {
        assertThat(kept.entries()).extracting(Ledger.Entry::taskId).hasSameElementsAs(log);
        assertThat(lost.entries())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.at()).isAfter(target));
        assertThat(kept.entries().stream().filter(each -> each.at().isAfter(target)).count())
                .as("acknowledged just after the target, in the log just before it")
                .isLessThanOrEqualTo(DrillLoad.PEOPLE);
    }

    /**
     * Asks about what is gone until every projection answers again: it is not shown once instances
     * have had the time to notice.
     *
     * @param restored when the log was there again
     */
    void awaitHonestAnswers(long restored) {
        Set<String> gone =
                lost.entries().stream().map(Ledger.Entry::taskId).collect(Collectors.toSet());
        Set<Integer> statuses = new TreeSet<>();
        Api admin = site.as("admin");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            boolean honest = false;
                            for (String question : questions(lost.entries().getLast())) {
                                Api.Answer answer = admin.get(question);
                                statuses.add(answer.status());
                                boolean late =
                                        System.nanoTime() - restored > LostTime.NOTICED.toNanos();
                                if (late) {
                                    assertThat(ids(answer))
                                            .as(question)
                                            .doesNotContainAnyElementsOf(gone);
                                }
                                honest = late;
                            }
                            return honest
                                    && isAnswered(admin, questions(kept.entries().getFirst()));
                        });
        assertThat(statuses).isSubsetOf(200, 404, 503);
        if (!together) {
            assertThat(statuses).as("while it is built again").contains(503);
        }
    }

    /** Makes others of what was lost, so that a token or page of then would fit by its position. */
    void giveTheLostPositionsAgain() throws IOException, SQLException {
        Api alice = site.services().as("command-side", "alice");
        String tasks = kept.entries().getFirst().path().replaceFirst("/[^/]+$", "");
        long end = lost.entries().stream().mapToLong(Ledger.Entry::position).max().orElseThrow();
        for (int i = 0; kept.newestPosition() <= end; i++) {
            String title = "Again " + i;
            kept.acknowledge(title, alice.post(tasks, Map.of("title", title)).expect(201));
        }
    }

    /** Each is answered from another table, list or projection. */
    private List<String> questions(Ledger.Entry entry) {
        String task = entry.path();
        return List.of(
                task,
                task + "/history",
                task.replaceFirst("/[^/]+$", "?size=100&sort=createdAt,desc"),
                "/api/tasks?size=100&sort=createdAt,desc",
                "/api/admin/audit?size=100",
                "/api/admin/audit?aggregateId=" + entry.taskId());
    }

    private static boolean isAnswered(Api admin, List<String> questions) throws IOException {
        for (String question : questions) {
            if (admin.get(question).status() != 200) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> ids(Api.Answer answer) {
        return answer.status() == 200
                ? ID.matcher(answer.body())
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Who comes with what is gone is told so at once, and goes on with what is there. */
    void clientsOfTheLostTimeAreToldApart() throws IOException {
        Api alice = site.as("alice");
        String there = kept.entries().getLast().path();
        for (Ledger.Entry each : List.of(lost.entries().getFirst(), lost.entries().getLast())) {
            Api.Answer refused =
                    alice.get(there, "Consistency-Token", each.token(), "Prefer", "wait=10");
            assertThat(refused.expect(409).json().get("code").asString())
                    .isEqualTo("token_unknown");
            alice.get(there, "Consistency-Token", refused.consistencyToken()).expect(200);
            assertThat(alice.firstEvent("/api/events", "Last-Event-ID", each.token()))
                    .isEqualTo("reset");
        }
        alice.get(there, "Consistency-Token", kept.entries().getLast().token()).expect(200);
    }

    /** Every event of the log is in the projections once, and nothing else is. */
    void everyProjectionEqualsTheLog() throws IOException, SQLException {
        kept.matchesLogAndProjections();
        Api alice = site.as("alice");
        for (Ledger.Entry each : lost.entries()) {
            for (String path : List.of(each.path(), each.path() + "/history")) {
                assertThat(alice.get(path).status()).as("%s", each).isEqualTo(404);
            }
        }
        assertThat(total("alice", "/api/tasks?size=1")).isEqualTo(inLog("TaskCreated"));
        assertThat(total("alice", "/api/projects?size=1")).isEqualTo(inLog("ProjectCreated"));
        // What operators did is shown by the name of what they did.
        String types = "select distinct type from event where type <> 'OperatorActed'";
        for (String type : site.inLog(types, String.class)) {
            assertThat(total("admin", "/api/admin/audit?size=1&type=" + type))
                    .as(type)
                    .isEqualTo(inLog(type));
        }
        assertThat(site.projections())
                .hasSize(2)
                .allSatisfy(
                        each -> assertThat(each.get("deadLetters").asInt()).as("%s", each).isZero())
                .allSatisfy(RestoreProof::wasBuiltAgainByTheSystem);
    }

    /** Also together with the log: an instance that ran on may have folded more than came back. */
    private static void wasBuiltAgainByTheSystem(JsonNode projection) {
        assertThat(projection.get("generation").asInt()).as("%s", projection).isEqualTo(2);
        assertThat(projection.at("/rebuilds/0/requestedBy").asString()).isEqualTo("system");
    }

    private long total(String account, String list) throws IOException {
        return site.as(account).get(list).expect(200).json().at("/page/totalElements").asLong();
    }

    /** As far as totals are counted. */
    private long inLog(String type) throws SQLException {
        long all =
                site.inLog(
                                "select count(*) from event where type = '%s'".formatted(type),
                                Long.class)
                        .getFirst();
        return Math.min(10_000, all);
    }
}
