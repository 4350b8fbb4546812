package io.taskledger.command.project;

import static io.taskledger.command.Given.ADMIN;
import static io.taskledger.command.Given.OWNER;
import static io.taskledger.command.Given.PROJECT;
import static io.taskledger.command.Given.quotas;
import static io.taskledger.command.project.ProjectFixture.given;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.api.project.command.CreateProject;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.ProjectName;

import org.junit.jupiter.api.Test;

class CreateProjectTest {

    @Test
    void makesCreatorTheOwner() {
        given().accepts(
                        new CreateProject(PROJECT, OWNER, new ProjectName(" Home "), null),
                        new ProjectCreated(PROJECT, "Home", null, OWNER.id()));
    }

    @Test
    void endsWithTheQuota() {
        CreateProject one = new CreateProject(PROJECT, OWNER, new ProjectName("Home"), null);
        given(quotas(1)).accepts(one, new ProjectCreated(PROJECT, "Home", null, OWNER.id()));
        given(quotas(2)).rejects(one, ErrorCode.QUOTA_EXCEEDED);
    }

    @Test
    void keepsDescription() {
        given().accepts(
                        new CreateProject(
                                PROJECT,
                                ADMIN,
                                new ProjectName("Home"),
                                new Description("All\nof it")),
                        new ProjectCreated(PROJECT, "Home", "All\nof it", ADMIN.id()));
    }
}
