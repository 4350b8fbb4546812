package io.taskledger.command.project.archive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.api.project.command.ArchiveProject;
import io.taskledger.api.project.command.UnarchiveProject;
import io.taskledger.command.platform.dispatch.CommandDesk;
import io.taskledger.command.platform.web.CommandAnswer;
import io.taskledger.command.platform.web.CommandRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@Tag(name = "projects")
class ArchiveProjectEndpoint {

    private final CommandDesk desk;

    ArchiveProjectEndpoint(CommandDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/api/projects/{projectId}/archive")
    @Operation(operationId = "archiveProject", summary = "Let a project take no more task commands")
    ResponseEntity<CommandAnswer> archive(@PathVariable UUID projectId, CommandRequest request) {
        request.body().isEmpty();
        return desk.change(
                request, new ArchiveProject(projectId, request.actor(), request.expectedVersion()));
    }

    @PostMapping("/api/projects/{projectId}/unarchive")
    @Operation(operationId = "unarchiveProject", summary = "Let a project take task commands again")
    ResponseEntity<CommandAnswer> unarchive(@PathVariable UUID projectId, CommandRequest request) {
        request.body().isEmpty();
        return desk.change(
                request,
                new UnarchiveProject(projectId, request.actor(), request.expectedVersion()));
    }
}
