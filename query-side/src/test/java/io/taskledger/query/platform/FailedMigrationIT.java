package io.taskledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import javax.sql.DataSource;

/** As in the runbook {@code schema-migration.md}, on the database that an instance serves from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SharesTheWorld
class FailedMigrationIT {

    private static final String HALF =
            "alter table task add column rehearsed text;\nselect 1 / 0;\n";
    private static final String WHOLE = "alter table task add column rehearsed text;\n";

    @TempDir private static Path release;

    private final DataSource migrator = World.sharedDatabases().readModel("migrator");
    private Path scripts;
    private Team team;

    @BeforeAll
    void aReleaseToCome() throws IOException {
        World.shared();
        scripts = Files.createDirectories(release.resolve("db/readmodel"));
        team = new Team(World.sharedLedger());
    }

    @BeforeEach
    @AfterAll
    void forget() {
        JdbcClient jdbc = JdbcClient.create(migrator);
        jdbc.sql("alter table task drop column if exists rehearsed").update();
        jdbc.sql("delete from readmodel_schema_history where version = '900'").update();
    }

    @Test
    void leavesTheOldSchemaServingAndHealsWhenRunAgainMended() throws Exception {
        assertThatThrownBy(() -> migrate(HALF)).isInstanceOf(FlywayException.class);
        assertThat(isThere()).isFalse();
        serves();
        migrate(WHOLE);
        assertThat(isThere()).isTrue();
        serves();
        migrate(WHOLE);
    }

    @Test
    void givesUpBeforeThoseWhoWaitBehindItGiveUp() throws Exception {
        try (var reader = migrator.getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table task in access share mode");
            long begin = System.nanoTime();
            assertThatThrownBy(() -> migrate(WHOLE)).hasMessageContaining("lock timeout");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(20));
            serves();
            reader.rollback();
        }
        migrate(WHOLE);
        assertThat(isThere()).isTrue();
    }

    /** Folds and answers. */
    private void serves() {
        UUID task = UUID.randomUUID();
        long position = team.happens(team.task(task, "Meanwhile"));
        assertThat(World.shared().as("alice").getAt(position, team.path(task)).status())
                .isEqualTo(200);
    }

    /** With the scripts of the service and one more, as a release to come has them. */
    private void migrate(String script) throws IOException {
        Files.writeString(scripts.resolve("V900__rehearsal.sql"), script);
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {release.toUri().toURL()}, usual)) {
            thread.setContextClassLoader(loader);
            ReadModelMigration.migrate(migrator);
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private boolean isThere() throws SQLException {
        try (var connection = migrator.getConnection();
                var columns =
                        connection.getMetaData().getColumns(null, "public", "task", "rehearsed")) {
            return columns.next();
        }
    }
}
