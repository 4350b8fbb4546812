package io.taskledger.system;

import static org.awaitility.Awaitility.await;

import io.taskledger.servers.PostgresServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import javax.sql.DataSource;

/**
 * A PostgreSQL that archives its write-ahead log, as RDS does, with what PostgreSQL's manual calls
 * a low-level base backup: it needs no other program than the server.
 */
final class ArchivedPostgres {

    /** Files may change and go while they are read, which tar tells by 1; the log repairs that. */
    private static final String COPY_RUNNING =
            """
            set -e
            mkdir -p '%2$s'
            { tar -C '%1$s' --warning=no-file-changed --warning=no-file-removed \
                  --exclude=./pg_wal --exclude=./postmaster.pid -cf '%2$s.tar' . || [ $? = 1 ]; }
            tar -C '%2$s' -xf '%2$s.tar'
            rm '%2$s.tar'
            mkdir -m 700 '%2$s/pg_wal'
            """;

    /** Names of time zones are not known yet when the server reads this. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS+00");

    private final Path directory;
    private final Path archive;
    private final Path backup;
    private PostgresServer server;

    private ArchivedPostgres(Path directory) {
        this.directory = directory;
        this.archive = directory.resolve("archive");
        this.backup = directory.resolve("backup");
    }

    /**
     * @param seconds after which a segment that has anything in it is archived, full or not
     */
    static ArchivedPostgres start(Path directory, int seconds) throws IOException {
        var postgres = new ArchivedPostgres(directory);
        Files.createDirectories(postgres.archive);
        PostgresServer first = PostgresServer.start(postgres.options(0));
        first.stop();
        // The server may not be root, as this may.
        Programs.run("/bin/sh", "-c", "chmod 777 '%s'".formatted(postgres.archive));
        postgres.configure(
                """
                archive_mode = on
                archive_timeout = %2$d
                archive_command = 'test ! -f "%1$s/%%f" && cp "%%p" "%1$s/%%f.part" && mv "%1$s/%%f.part" "%1$s/%%f"'
                """
                        .formatted(postgres.archive, seconds));
        postgres.server = PostgresServer.start(first.options());
        postgres.server.bootstrap();
        return postgres;
    }

    PostgresServer server() {
        return server;
    }

    /** Copies the data directory while the server goes on. */
    void backUp() throws SQLException, IOException {
        try (var connection = superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('drill', true)");
            Programs.run(
                    "/bin/sh", "-c", COPY_RUNNING.formatted(directory.resolve("data"), backup));
            try (var label = statement.executeQuery("select labelfile from pg_backup_stop(true)")) {
                label.next();
                Files.writeString(backup.resolve("backup_label"), label.getString(1));
            }
        }
    }

    /** The segment that has the end of all that was written until now. */
    String currentSegment() throws SQLException {
        return ask("select pg_walfile_name(pg_current_wal_lsn())");
    }

    boolean isArchived(String segment) throws SQLException {
        // They are archived in the order of their names.
        return ask("select coalesce(max(last_archived_wal), '') from pg_stat_archiver")
                        .compareTo(segment)
                >= 0;
    }

    /** The server dies and its disk with it; the backup and the archive are elsewhere. */
    void lose() {
        server.kill();
        Programs.run("/bin/rm", "-rf", directory.resolve("data").toString());
    }

    /** Puts the backup in place, for {@link #recover}. */
    void putBack(Instant target) throws IOException {
        copy(backup, directory.resolve("data"));
        Files.createFile(directory.resolve("data/recovery.signal"));
        configure(
                """
                restore_command = 'cp "%s/%%f" "%%p"'
                recovery_target_time = '%s'
                recovery_target_action = 'promote'
                """
                        .formatted(archive, TIME.format(target.atOffset(ZoneOffset.UTC))));
    }

    /** Replays the archive up to the target; returns when the server takes writes. */
    void recover() throws SQLException {
        server = PostgresServer.start(server.options());
        await().atMost(Duration.ofMinutes(30)).until(this::takesWrites);
    }

    private boolean takesWrites() throws SQLException {
        return ask("select pg_is_in_recovery()").equals("f");
    }

    private String ask(String question) throws SQLException {
        try (var connection = superuser().getConnection();
                var row = connection.createStatement().executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private DataSource superuser() {
        return server.dataSource("postgres", PostgresServer.SUPERUSER, PostgresServer.SUPERUSER);
    }

    private PostgresServer.Options options(int port) {
        return new PostgresServer.Options(directory.resolve("data"), port, true);
    }

    private void configure(String settings) throws IOException {
        Files.writeString(
                directory.resolve("data/postgresql.conf"), settings, StandardOpenOption.APPEND);
    }

    private static void copy(Path from, Path to) {
        Programs.run("/bin/cp", "-a", from.toString(), to.toString());
    }
}
