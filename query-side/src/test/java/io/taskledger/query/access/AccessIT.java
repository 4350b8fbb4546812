package io.taskledger.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;

import java.util.UUID;

@SharesTheWorld
class AccessIT {

    private final Team team = new Team(World.sharedLedger());
    private final UUID task = UUID.randomUUID();
    private final long position = team.happens(team.task(task, "Hidden"));

    @Test
    void showsAProjectToMembersAndAdministratorsOnly() {
        String[] paths = {
            team.path(),
            team.path() + "/members",
            team.path() + "/history",
            team.path() + "/tasks",
            team.path(task),
            team.path(task) + "/history"
        };
        for (String path : paths) {
            assertThat(status("alice", path)).as("owner " + path).isEqualTo(200);
            assertThat(status("bob", path)).as("viewer " + path).isEqualTo(200);
            assertThat(status("admin", path)).as("admin " + path).isEqualTo(200);
            assertThat(status("carol", path)).as("stranger " + path).isEqualTo(404);
            assertThat(World.shared().anonymous().get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void leavesStrangersOutOfLists() {
        Client carol = World.shared().as("carol");
        assertThat(carol.getAt(position, "/api/projects?size=100").content("id"))
                .doesNotContain(team.project.toString());
        assertThat(carol.getAt(position, "/api/tasks?size=100").content("id"))
                .doesNotContain(task.toString());
        assertThat(World.shared().as("bob").getAt(position, "/api/projects?size=100").content("id"))
                .contains(team.project.toString());
    }

    @Test
    void doesNotShowATaskThroughAnotherProject() {
        Team other = new Team(World.sharedLedger());
        long at = other.happens(other.task(UUID.randomUUID(), "Own"));
        assertThat(World.shared().as("alice").getAt(at, other.path(task)).status()).isEqualTo(404);
        assertThat(World.shared().as("alice").get(other.path(task) + "/history").status())
                .isEqualTo(404);
    }

    @Test
    void answersNotFoundForWhatIsNoId() {
        assertThat(status("admin", "/api/projects/x")).isEqualTo(404);
        assertThat(status("admin", "/api/projects/" + UUID.randomUUID())).isEqualTo(404);
    }

    private int status(String account, String path) {
        return World.shared().as(account).getAt(position, path).status();
    }
}
