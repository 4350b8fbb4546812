package io.taskledger.command.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.member.MemberRole;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.command.project.ProjectConfiguration;
import io.taskledger.command.project.ProjectState;
import io.taskledger.command.task.TaskConfiguration;
import io.taskledger.command.task.TaskState;
import io.taskledger.eventlog.axon.JsonEventSerializer;

import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Snapshots are a database format, and used by the code that made them only. */
class SnapshotsTest {

    private static final Path FILES = Path.of("src/test/resources/snapshots");
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final List<SnapshotType> TYPES =
            List.of(
                    new ProjectConfiguration().projectSnapshot(),
                    new TaskConfiguration().taskSnapshot());
    private static final JsonEventSerializer SERIALIZER = SnapshotType.serializer(TYPES);

    static List<Record> states() {
        return List.of(
                new ProjectState(
                        ID, "Home", "All of it", true, true, Map.of("ann", MemberRole.OWNER)),
                new TaskState(
                        ID,
                        ID,
                        "Paint",
                        "The door",
                        TaskStatus.DONE,
                        TaskPriority.URGENT,
                        LocalDate.of(2026, 1, 2),
                        "ann",
                        List.of("a", "b"),
                        true));
    }

    @ParameterizedTest
    @MethodSource("states")
    void areWrittenAndReadAsEver(Record state) throws IOException {
        var written = SERIALIZER.serialize(state, String.class);
        String name = written.getType().getName();
        String kept = Files.readString(FILES.resolve(name + ".json")).strip();

        assertThat(written.getData()).isEqualTo(kept);
        Object read =
                SERIALIZER.deserialize(
                        new SimpleSerializedObject<>(kept, String.class, written.getType()));
        assertThat(read).isEqualTo(state);
    }

    @Test
    void ofAnotherFoldHaveAnotherFingerprint() {
        assertThat(TYPES)
                .extracting(type -> FoldFingerprint.of(type.type()))
                .doesNotHaveDuplicates();
        assertThat(SnapshotType.folds(TYPES).apply(ProjectState.class)).hasSize(12);
    }
}
