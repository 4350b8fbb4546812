package io.taskledger.query.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.member.MemberRole;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;

import java.util.UUID;

/** Whom somebody may find. */
@SharesTheWorld
class UsersIT {

    private final Team team = new Team(World.sharedLedger());
    private final String wanda = UUID.randomUUID().toString();
    private final Client alice = World.shared().as("alice");
    private final Client carol = World.shared().as("carol");

    @Test
    void findsPeopleOfTheSameProjectsForAsLongAsTheyAre() {
        long registered = team.happens(new UserRegistered(wanda, "Wanda " + wanda));
        String byName = "/api/users?q=wanda%20" + wanda;
        assertThat(alice.getAt(registered, byName).content()).isEmpty();
        long joined = team.happens(new MemberAdded(team.project, wanda, MemberRole.EDITOR));
        assertThat(alice.getAt(joined, byName).content("id")).containsExactly(wanda);
        assertThat(carol.getAt(joined, byName).content()).isEmpty();
        long left = team.happens(new MemberRemoved(team.project, wanda, MemberRole.EDITOR));
        assertThat(alice.getAt(left, byName).content()).isEmpty();
    }

    @Test
    void findsAnybodyByTheirExactId() {
        long registered = team.happens(new UserRegistered(wanda, "Wanda"));
        assertThat(carol.getAt(registered, "/api/users?q=" + wanda).content("id"))
                .containsExactly(wanda);
        String part = wanda.substring(0, wanda.length() - 1);
        assertThat(carol.getAt(registered, "/api/users?q=" + part).content()).isEmpty();
    }

    @Test
    void showsAdministratorsEverybody() {
        String name = "Zz" + wanda;
        long registered = team.happens(new UserRegistered(wanda, name));
        Client admin = World.shared().as("admin");
        assertThat(admin.getAt(registered, "/api/users?sort=name,desc").content("id"))
                .contains(wanda);
        assertThat(admin.getAt(registered, "/api/users?q=" + name).content("id"))
                .containsExactly(wanda);
        assertThat(alice.getAt(registered, "/api/users?size=100&sort=name,desc").content("id"))
                .doesNotContain(wanda);
    }
}
