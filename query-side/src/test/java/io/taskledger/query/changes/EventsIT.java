package io.taskledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.api.event.ProjectRenamed;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.api.member.MemberRole;
import io.taskledger.query.world.ChangeStream;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

@Timeout(60)
@SharesTheWorld
class EventsIT {

    private final Team team = new Team(World.sharedLedger());
    private final UUID task = UUID.randomUUID();

    @Test
    void tellsMembersWhatHappens() throws IOException {
        try (ChangeStream stream = open("bob")) {
            long position = team.happens(team.task(task, "Sail"));
            JsonNode change = stream.until(position).getLast();
            assertThat(change.path("event").asString()).isEqualTo("TaskCreated");
            assertThat(change.path("aggregateId").asString()).isEqualTo(task.toString());
            assertThat(change.path("projectId").asString()).isEqualTo(team.project.toString());
            assertThat(change.path("version").asInt()).isEqualTo(1);
            assertThat(
                            World.shared()
                                    .as("bob")
                                    .get(
                                            team.path(task),
                                            "Consistency-Token",
                                            change.path("token").asString())
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void resumesAfterTheLastEventTheClientHas() throws IOException {
        long created = team.happens(team.task(task, "Sail"));
        long renamed = team.happens(new TaskRenamed(task, team.project, "Sail", "Steam"));
        World.shared().as("alice").getAt(renamed, team.path());
        try (ChangeStream stream = open("alice", "Last-Event-ID", Long.toString(created))) {
            assertThat(positionsOfProject(stream.until(renamed))).containsExactly(renamed);
        }
    }

    @Test
    void tellsStrangersNothingUntilTheyJoinAndAgainNothingAfterwards() throws IOException {
        try (ChangeStream stream = open("carol")) {
            team.happens(team.task(task, "Secret"));
            long joined =
                    team.happens(new MemberAdded(team.project, Team.CAROL, MemberRole.VIEWER));
            long seen = team.happens(new TaskRenamed(task, team.project, "Secret", "Open"));
            long left =
                    team.happens(new MemberRemoved(team.project, Team.CAROL, MemberRole.VIEWER));
            team.happens(new TaskRenamed(task, team.project, "Open", "Secret"));
            Team other = new Team(World.sharedLedger());
            long last =
                    other.happens(new MemberAdded(other.project, Team.CAROL, MemberRole.VIEWER));

            assertThat(positionsOfProject(stream.until(last))).containsExactly(joined, seen, left);
        }
    }

    @Test
    void knowsWhoJoinedAndLeftWhileTheReadModelWasBehind() throws IOException {
        Client admin = World.shared().as("admin");
        long before = team.happens(team.task(task, "Sail"));
        World.shared().as("bob").getAt(before, team.path());
        assertThat(admin.post("/api/admin/projections/workspace/pause").status()).isEqualTo(200);
        try (ChangeStream all = open("admin")) {
            all.until(
                    team.happens(
                            new MemberRemoved(team.project, Team.BOB, MemberRole.VIEWER),
                            new MemberAdded(team.project, Team.CAROL, MemberRole.VIEWER)));
            try (ChangeStream bob = open("bob");
                    ChangeStream carol = open("carol")) {
                long renamed = team.happens(new TaskRenamed(task, team.project, "Sail", "Steam"));
                Team other = new Team(World.sharedLedger());
                long last =
                        other.happens(
                                new MemberAdded(other.project, Team.CAROL, MemberRole.VIEWER));
                assertThat(positionsOfProject(carol.until(last))).containsExactly(renamed);
                assertThat(positionsOfProject(bob.until(last))).isEmpty();
            }
        } finally {
            admin.post("/api/admin/projections/workspace/resume");
        }
    }

    @Test
    void tellsHowFarTheClientIsBeforeAnythingHappensAndTakesThatBack() throws IOException {
        String id;
        try (ChangeStream stream = open("bob")) {
            id = stream.next().id();
        }
        long position = team.happens(team.task(task, "Sail"));
        try (ChangeStream stream = open("bob", "Last-Event-ID", id)) {
            assertThat(stream.until(position).getLast().path("event").asString())
                    .isEqualTo("TaskCreated");
        }
    }

    @Test
    void resetsAtOnceWhoHasSeenWhatTheLogDoesNotHave() throws IOException {
        long position = team.happens(team.task(task, "Sail"));
        String mine;
        try (ChangeStream stream = open("bob", "Last-Event-ID", Long.toString(position - 1))) {
            mine = stream.next("change").id();
        }
        ConsistencyToken seen = ConsistencyToken.decode(mine).orElseThrow();
        for (String id :
                List.of(
                        new ConsistencyToken(seen.position(), seen.fingerprint() ^ 1).encoded(),
                        new ConsistencyToken(1L << 40, 1).encoded(),
                        "999999999999")) {
            try (ChangeStream stream = open("bob", "Last-Event-ID", id)) {
                ChangeStream.Heard reset = stream.next();
                assertThat(reset.name()).isEqualTo("reset");
                assertThat(reset.json().path("token").asString()).isEqualTo(reset.id());
                long next = team.happens(new TaskRenamed(task, team.project, "Sail", "Sail"));
                assertThat(stream.until(next)).isNotEmpty();
            }
        }
    }

    /** Three thousand at once cut every stream, when each had a queue of its own. */
    @Test
    void aBurstThatNobodyMaySeeCutsNoStream() throws IOException {
        UUID hidden = UUID.randomUUID();
        String other = UUID.randomUUID().toString();
        try (ChangeStream stream = open("bob")) {
            stream.next();
            World.sharedLedger().append(other, new ProjectCreated(hidden, "0", null, other));
            World.sharedLedger()
                    .append(
                            other,
                            IntStream.range(0, 3_000)
                                    .mapToObj(i -> new ProjectRenamed(hidden, "" + i, "x"))
                                    .toList());
            long position = team.happens(team.task(task, "Sail"));
            assertThat(stream.until(position))
                    .noneMatch(each -> each.path("projectId").asString("").equals("" + hidden));
        }
    }

    /** A stream would hold its connection, which a load balancer gives to somebody else. */
    @Test
    void answersHeadWithoutAStream() {
        assertThat(World.shared().as("bob").head("/api/events").status()).isEqualTo(200);
    }

    @Test
    void tellsOfPeopleOnlyThoseWhoShareAProjectWithThem() throws IOException {
        String stranger = UUID.randomUUID().toString();
        String colleague = UUID.randomUUID().toString();
        long joined = team.happens(new MemberAdded(team.project, colleague, MemberRole.VIEWER));
        World.shared().as("bob").getAt(joined, team.path());
        try (ChangeStream bob = open("bob");
                ChangeStream admin = open("admin")) {
            bob.next();
            admin.next();
            long first =
                    World.sharedLedger().append(stranger, new UserRegistered(stranger, "Stranger"));
            long second =
                    World.sharedLedger()
                            .append(colleague, new UserRegistered(colleague, "Colleague"));
            long last = team.happens(team.task(task, "Sail"));
            assertThat(people(bob.until(last))).containsExactly(second);
            assertThat(people(admin.until(last))).contains(first, second);
        }
    }

    private static List<Long> people(List<JsonNode> changes) {
        return changes.stream()
                .filter(each -> each.path("aggregateType").asString().equals("User"))
                .map(each -> each.path("position").asLong())
                .toList();
    }

    @Test
    void refusesAnIdThatIsNotOurs() {
        assertThat(World.shared().as("bob").get("/api/events", "Last-Event-ID", "x").status())
                .isEqualTo(400);
    }

    private List<Long> positionsOfProject(List<JsonNode> changes) {
        return changes.stream()
                .filter(each -> each.path("projectId").asString("").equals(team.project.toString()))
                .map(each -> each.path("position").asLong())
                .toList();
    }

    private static ChangeStream open(String account, String... headers) {
        return ChangeStream.open(World.shared().as(account), headers);
    }
}
