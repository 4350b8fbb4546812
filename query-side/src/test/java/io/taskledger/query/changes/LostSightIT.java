package io.taskledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.ProjectRenamed;
import io.taskledger.api.member.MemberRole;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.query.projection.Continuity;
import io.taskledger.query.world.ChangeStream;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The log was restored to an earlier time, and this instance has heard of it, but nobody has yet
 * held the read model against the log.
 */
@Timeout(120)
class LostSightIT {

    private static final String STREAM = "/api/events";

    @Test
    void nobodyIsTakenForAMemberByAReadModelOfTheLostTime() throws IOException {
        try (World world = new World();
                Instance instance = world.start()) {
            Team team = new Team(world.ledger());
            long kept = team.happens(new MemberAdded(team.project, Team.CAROL, MemberRole.VIEWER));
            long lost =
                    team.happens(
                            new ProjectRenamed(team.project, "Apollo", "Artemis"),
                            new ProjectRenamed(team.project, "Artemis", "Apollo"));
            Client carol = instance.as("carol");
            assertThat(carol.getAt(lost, team.path()).status()).isEqualTo(200);
            ChangeStream.open(carol).close();

            instance.bean(Continuity.class).stop();
            assertThat(instance.as("admin").post("/api/admin/projections/workspace/pause").status())
                    .isEqualTo(200);
            LogMarks marks = instance.bean(LogMarks.class);
            LogMark head = marks.head();
            JdbcClient.create(world.databases().eventLog("migrator"))
                    .sql("delete from event where position > ?")
                    .param(kept)
                    .update();
            world.ledger().forget(team.project.toString());
            // She is removed before the position at which the read model has her as a member.
            assertThat(
                            team.happens(
                                    new MemberRemoved(team.project, Team.CAROL, MemberRole.VIEWER),
                                    new ProjectRenamed(team.project, "Apollo", "Secret")))
                    .isEqualTo(lost);
            await().atMost(Duration.ofSeconds(20)).until(() -> !marks.head().equals(head));
            HttpResponse<InputStream> stream = carol.open(STREAM);
            stream.body().close();
            assertThat(stream.statusCode()).isEqualTo(503);
        }
    }
}
