package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the runbooks tell an operator to ask the database at night. */
class RunbookQueriesIT {

    private static final Pattern QUERY = Pattern.compile("(?<=`)select [^`]+(?=`)");

    @Test
    void runAsPrinted() throws Exception {
        List<String> queries;
        try (Stream<Path> runbooks = Files.list(Programs.root().resolve("infra/runbooks"))) {
            queries = runbooks.flatMap(RunbookQueriesIT::queriesOf).toList();
        }
        assertThat(queries).hasSizeGreaterThan(4);
        try (Connection log = LocalSystem.running().eventLog();
                Statement statement = log.createStatement()) {
            for (String query : queries) {
                assertThat(statement.execute(query)).as(query).isTrue();
            }
        }
    }

    private static Stream<String> queriesOf(Path runbook) {
        try {
            return QUERY.matcher(Files.readString(runbook)).results().map(MatchResult::group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
