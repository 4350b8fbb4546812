package io.taskledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What every migration must keep to, so that the release before goes on working on its schema: see
 * the runbook {@code schema-migration.md}. A rule can be broken only by naming the script here,
 * with the reason.
 */
class MigrationRulesTest {

    private static final Map<String, Pattern> FORBIDDEN = new LinkedHashMap<>();
    private static final String DROPS_AN_INDEX = "drops an index";
    private static final String RENAMES = "renames";
    private static final String TAKES_AWAY = "takes a default or a right away";

    static {
        forbid(
                "drops a table or what is in one",
                "drop (table|column|constraint|function|view|type|schema)\\b");
        forbid(DROPS_AN_INDEX, "drop index\\b");
        forbid("empties a table", "truncate\\b");
        forbid(RENAMES, "rename\\b");
        forbid("changes a column's type", "alter (column )?\\w+ (set data )?type\\b");
        forbid("makes a column mandatory", "set not null\\b");
        forbid(TAKES_AWAY, "drop default\\b|revoke .* from (command_app|query_app)\\b");
        forbid("changes or deletes rows", "(^|;)\\s*(update|delete)\\b");
        forbid(
                "adds a mandatory column without a default",
                "add column \\w+ (?![^,;]*\\bdefault\\b)[^,;]*\\bnot null\\b");
        forbid(
                "adds a constraint that is checked while everybody waits",
                "add constraint (?!.*not valid)");
        forbid("hides what is there", "\\bif (not )?exists\\b");
    }

    /** Tables that had next to nothing in them when these were released. */
    private static final Set<String> SMALL_THEN =
            Set.of("V006__search.sql", "V007__identity.sql", "V028__folded_actions.sql");

    /**
     * What the release before does without. The indexes of V014: it was measured, and is written
     * there. The table that V008 renames: another one of that name, with the same columns, holds it
     * as a partition.
     */
    private static final Map<String, Set<String>> DISPENSABLE =
            Map.of(
                    "V014__history_by_time.sql", Set.of(DROPS_AN_INDEX),
                    "V008__append_lock_and_receipt_days.sql", Set.of(RENAMES, TAKES_AWAY));

    private static void forbid(String what, String pattern) {
        FORBIDDEN.put(what, Pattern.compile(pattern, Pattern.MULTILINE));
    }

    static Stream<Resource> scripts() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        List<Resource> all = new ArrayList<>();
        for (String side : List.of("eventlog", "readmodel")) {
            List<Resource> some =
                    List.of(resolver.getResources("classpath*:db/" + side + "/*.sql"));
            assertThat(some).as(side).isNotEmpty();
            all.addAll(some);
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void onlyAdds(Resource script) throws IOException {
        String sql = statements(script.getContentAsString(StandardCharsets.UTF_8));
        Set<String> allowed = DISPENSABLE.getOrDefault(script.getFilename(), Set.of());
        assertThat(broken(sql)).as(script.getFilename()).isSubsetOf(allowed);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void indexesTablesThatAreThereWithoutBlockingWriters(Resource script) throws IOException {
        String sql = statements(script.getContentAsString(StandardCharsets.UTF_8));
        var index =
                Pattern.compile("create (unique )?index (?!concurrently)[^;]*?\\bon (\\w+)")
                        .matcher(sql);
        while (index.find() && !SMALL_THEN.contains(script.getFilename())) {
            assertThat(sql)
                    .as("%s indexes", script.getFilename())
                    .contains("create table " + index.group(2) + " ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table task drop column title;",
                "alter table task add column size integer not null;",
                "alter table task add column one text, add column size integer not null;",
                "alter table task rename column title to name;",
                "alter table task alter column title type varchar(10);",
                "alter table task alter title set not null;",
                "select 1; update task set title = '';",
                "drop table task;",
                "drop index task_title_key_idx;",
                "truncate task;",
                "create table if not exists x (id uuid);"
            })
    void noticesWhatTheReleaseBeforeWouldNotSurvive(String sql) {
        assertThat(broken(statements(sql))).isNotEmpty();
    }

    @Test
    void lookPastBodiesOfFunctionsAndComments() {
        assertThat(broken(statements("-- drop table\ncreate function f() as $$ delete from x $$;")))
                .isEmpty();
        assertThat(
                        broken(
                                statements(
                                        "alter table x add column a text, add column b int not null"
                                                + " default 1;")))
                .isEmpty();
    }

    private static List<String> broken(String sql) {
        return FORBIDDEN.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(sql).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Lower case, without comments and bodies of functions, white space made one. */
    private static String statements(String script) {
        return script.replaceAll("--[^\n]*", "")
                .replaceAll("(?s)\\$\\$.*?\\$\\$", "body")
                .replaceAll("(?s)'[^']*'", "text")
                .replaceAll("\\s+", " ")
                .toLowerCase(java.util.Locale.ROOT)
                .strip();
    }
}
