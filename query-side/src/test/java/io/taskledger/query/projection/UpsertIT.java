package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.servers.TestPostgres;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The two ways in which rows come into a table. */
class UpsertIT {

    private static final UUID ID = UUID.fromString("fedcba98-7654-3210-0123-456789abcdef");
    private static final List<Sample> SAMPLES =
            List.of(
                    new Sample(
                            1,
                            "a\tb\\c\n\"d\" \\N \u0000 'é' \uD83D\uDE00",
                            ID,
                            Instant.parse("2026-11-26T20:56:19.123456Z"),
                            LocalDate.of(2026, 11, 26),
                            "[{\"field\": \"é\\n\\\\\", \"to\": [1.50, null]}]",
                            List.of("a,b", "c\"\\{d}", "\u0000", "", "NULL")),
                    new Sample(
                            Long.MIN_VALUE,
                            "",
                            new UUID(0, 0),
                            Instant.parse("1969-12-31T23:59:59.999999Z"),
                            LocalDate.of(9999, 12, 31),
                            "{}",
                            List.of()),
                    new Sample(2, null, null, null, null, null, null),
                    // Longer than what is sent at once, and so that the next one is cut.
                    new Sample(3, "ä".repeat(40_000), null, null, null, null, null),
                    new Sample(4, "x".repeat(32_700), ID, null, null, null, null));

    private static final Upsert<Sample> UPSERT =
            new Upsert<Sample>("sample", "number")
                    .column("number", "bigint", Sample::number)
                    .column("small", "smallint", sample -> (short) sample.number())
                    .column("medium", "integer", sample -> (int) sample.number())
                    .column("truth", "boolean", sample -> sample.number() % 2 == 0)
                    .column("words", "text", Sample::words)
                    .column("id", "uuid", Sample::id)
                    .column("at", "timestamptz", Sample::at)
                    .column("day", "date", Sample::day)
                    .column("json", "jsonb", Sample::json)
                    .column("labels", "varchar[]", Sample::labels);

    private final TestPostgres databases = TestPostgres.create();
    private final JdbcTemplate jdbc = new JdbcTemplate(databases.readModel("migrator"));

    @BeforeEach
    void makeTables() {
        for (String table : List.of("sample", "sample_g7")) {
            jdbc.execute(
                    """
                    create table %s (
                        generation integer, number bigint, small smallint, medium integer, truth boolean, words text,
                        id uuid, at timestamptz, day date, json jsonb, labels varchar[],
                        primary key (generation, number))
                    """
                            .formatted(table));
        }
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void copiesWhatItWrites() {
        UPSERT.write(jdbc, 7, SAMPLES);
        UPSERT.copy(jdbc, 7, SAMPLES);
        assertThat(all("sample_g7")).hasSize(SAMPLES.size()).isEqualTo(all("sample"));
        assertThat(jdbc.queryForList("select words from sample_g7 where number = 1", String.class))
                .containsExactly("a\tb\\c\n\"d\" \\N \uFFFD 'é' \uD83D\uDE00");
        assertThat(
                        jdbc.queryForList(
                                "select labels[2] from sample_g7 where number = 1", String.class))
                .containsExactly("c\"\\{d}");
    }

    @Test
    void copiesAllOrNothing() {
        UPSERT.copy(jdbc, 7, SAMPLES.subList(1, 2));
        assertThatThrownBy(() -> UPSERT.copy(jdbc, 7, SAMPLES))
                .isInstanceOf(DataAccessException.class);
        assertThat(all("sample_g7")).hasSize(1);
    }

    private List<String> all(String table) {
        return jdbc.queryForList(
                "select t::text from %s t order by number".formatted(table), String.class);
    }

    private record Sample(
            long number,
            @Nullable String words,
            @Nullable UUID id,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable String json,
            @Nullable List<String> labels) {}
}
