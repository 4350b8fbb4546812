package io.taskledger.query.world;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.servers.TestIssuer;

import java.util.List;
import java.util.UUID;

/** One-line events of a project of its own: alice owns it, bob views it, carol is a stranger. */
public final class Team {

    public static final String ADMIN = TestIssuer.idOf("admin");
    public static final String ALICE = TestIssuer.idOf("alice");
    public static final String BOB = TestIssuer.idOf("bob");
    public static final String CAROL = TestIssuer.idOf("carol");

    public final UUID project = UUID.randomUUID();
    private final Ledger ledger;

    public Team(Ledger ledger) {
        this.ledger = ledger;
        ledger.append(
                ALICE,
                new ProjectCreated(project, "Apollo", "To the moon", ALICE),
                new MemberAdded(project, BOB, MemberRole.VIEWER));
    }

    public String path() {
        return "/api/projects/" + project;
    }

    public String path(UUID task) {
        return path() + "/tasks/" + task;
    }

    /** By alice. */
    public long happens(LedgerEvent... events) {
        return ledger.append(ALICE, events);
    }

    public TaskCreated task(UUID id, String title) {
        return new TaskCreated(
                id,
                project,
                title,
                null,
                TaskStatus.TODO,
                TaskPriority.NONE,
                null,
                null,
                List.of());
    }
}
