package io.taskledger.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@SharesTheWorld
class ListIT {

    private final Client alice = World.shared().as("alice");
    private final Team team = new Team(World.sharedLedger());
    private final List<UUID> ids = new ArrayList<>();
    private final String tasks = team.path() + "/tasks";

    private long fill(int count) {
        List<LedgerEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(UUID.randomUUID());
            events.add(team.task(ids.getLast(), "Task %02d".formatted(i % 4)));
        }
        return team.happens(events.toArray(LedgerEvent[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"createdAt", "updatedAt", "title", "dueDate", "priority", "status"})
    void cursorsAndPagesWalkTheSameListOnce(String field) {
        alice.getAt(fill(11), team.path());
        for (String order : new String[] {field + ",asc", field + ",desc"}) {
            List<String> paged = new ArrayList<>();
            for (int page = 0; page < 3; page++) {
                Reply reply = alice.get(tasks + "?size=4&sort=" + order + "&page=" + page);
                assertThat(reply.json().path("page").path("totalElements").asInt()).isEqualTo(11);
                assertThat(reply.json().path("page").path("totalPages").asInt()).isEqualTo(3);
                paged.addAll(reply.content("id"));
            }
            assertThat(paged).hasSize(11).doesNotHaveDuplicates();
            assertThat(walk("?size=4&sort=" + order + "&cursor=")).isEqualTo(paged);
        }
    }

    @Test
    void cursorsNeitherRepeatNorSkipWhileTheListChanges() {
        alice.getAt(fill(12), team.path());
        Reply first = alice.get(tasks + "?size=5&sort=title,asc&cursor=");
        List<String> seen = new ArrayList<>(first.content("id"));
        long changed =
                team.happens(
                        new TaskTrashed(UUID.fromString(seen.getFirst()), team.project),
                        team.task(UUID.randomUUID(), "A first one"));
        alice.getAt(changed, team.path());
        seen.addAll(walk("?size=5&sort=title,asc&cursor=" + cursor(first)));
        assertThat(seen).hasSize(12).doesNotHaveDuplicates();
        assertThat(seen).containsAll(ids.stream().map(UUID::toString).toList());
    }

    @Test
    void linksToOtherPages() {
        alice.getAt(fill(5), team.path());
        String link = alice.get(tasks + "?size=2&page=1&q=task").header("Link");
        for (String relation : new String[] {"first", "prev", "next", "last"}) {
            assertThat(link).contains("rel=\"" + relation + "\"");
        }
        assertThat(link).contains("q=task").contains("page=2>; rel=\"next\"");
        assertThat(alice.get(tasks + "?page=7").content()).isEmpty();
    }

    @Test
    void leavesOutLinksThatDoNotFit() {
        alice.getAt(fill(2), team.path());
        assertThat(alice.get(tasks + "?size=1&q=" + "k".repeat(1_100)).header("Link"))
                .contains("rel=\"first\"", "rel=\"last\"");
        String longest = "%E2%82%AC".repeat(800);
        Reply reply = alice.get(tasks + "?size=1&q=" + longest + "&label=" + "l".repeat(2_000));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Link")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=-1",
                "page=x",
                "page=99999999999999999999",
                "page=1&page=2",
                "size=0",
                "size=101",
                "size=1e2",
                "sort=version,asc",
                "sort=title;drop",
                "sort=title,up",
                "sort=title,asc,desc",
                "cursor=!",
                "cursor=AAAA",
                "status=NOPE",
                "priority=1",
                "state=GONE",
                "dueBefore=tomorrow",
                "dueAfter=2030-13-01",
                "q=%00",
                "label=%00",
                "assignee=%00",
                "asOf=1",
                "dueBefore=%2B999999999-12-31",
                "dueAfter=0000-12-31",
                "asOf=-999999999-01-01T00:00:00%2B18:00",
                "asOf=%2B10000-01-01T00:00:00Z",
                "asOf=0001-01-01T00:00:00%2B01:00"
            })
    void refusesWhatCannotBe(String query) {
        for (String path : new String[] {tasks, "/api/tasks"}) {
            Reply reply = alice.get(path + "?" + query);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("invalid_parameter");
            assertThat(reply.json().path("errors").get(0).path("field").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"' or 1=1 --", "%", "_", "\\", "\"", "${jndi:x}", "\uD83D\uDE00", "a\u0301"})
    void takesAnyTextAsText(String text) {
        alice.getAt(fill(1), team.path());
        String value = URLEncoder.encode(text, StandardCharsets.UTF_8);
        for (String name : new String[] {"q", "label", "assignee"}) {
            assertThat(alice.get(tasks + "?" + name + "=" + value).status())
                    .as(name + "=" + text)
                    .isEqualTo(200);
        }
        assertThat(alice.get("/api/users?q=" + value).status()).isEqualTo(200);
        assertThat(alice.get("/api/projects?q=" + value).status()).isEqualTo(200);
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        alice.getAt(fill(3), team.path());
        Reply first = alice.get(tasks + "?size=1&sort=title,asc");
        assertThat(alice.get(tasks + "?sort=title,desc&cursor=" + cursor(first)).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "createdAt, +294277-01-01T00:00:00Z",
        "createdAt, -999999999-01-01T00:00:00Z",
        "dueDate, +999999999-12-31"
    })
    void refusesACursorBeyondAllYears(String field, String key) {
        alice.getAt(fill(2), team.path());
        String query = tasks + "?size=1&sort=" + field + ",asc&cursor=";
        Cursor real = Cursor.decode(cursor(alice.get(query))).orElseThrow();
        String made = new Cursor(real.sort(), real.number(), key, real.id()).encoded();
        assertThat(alice.get(query + made).status()).isEqualTo(400);
    }

    private List<String> walk(String query) {
        List<String> seen = new ArrayList<>();
        Reply reply = alice.get(tasks + query);
        seen.addAll(reply.content("id"));
        String rest = query.substring(0, query.indexOf("cursor="));
        while (!reply.json().path("page").path("nextCursor").isNull()) {
            reply = alice.get(tasks + rest + "cursor=" + cursor(reply));
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
            seen.addAll(reply.content("id"));
        }
        return seen;
    }

    private static String cursor(Reply reply) {
        return reply.json().path("page").path("nextCursor").asString();
    }
}
