package io.taskledger.command.project;

import io.taskledger.api.command.Actor;
import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.Rule;

/** Who is neither a member nor an admin does not learn that the project exists. */
public record SeesProject(ProjectState project, Actor actor) implements Rule {

    @Override
    public boolean broken() {
        return !project.isVisibleTo(actor);
    }

    @Override
    public Rejected rejection() {
        return Rejected.unseen();
    }
}
