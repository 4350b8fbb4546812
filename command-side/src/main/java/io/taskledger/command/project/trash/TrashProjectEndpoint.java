package io.taskledger.command.project.trash;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.api.project.command.RestoreProject;
import io.taskledger.api.project.command.TrashProject;
import io.taskledger.command.platform.dispatch.CommandDesk;
import io.taskledger.command.platform.web.CommandAnswer;
import io.taskledger.command.platform.web.CommandRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@Tag(name = "projects")
class TrashProjectEndpoint {

    private final CommandDesk desk;

    TrashProjectEndpoint(CommandDesk desk) {
        this.desk = desk;
    }

    @DeleteMapping("/api/projects/{projectId}")
    @Operation(operationId = "trashProject", summary = "Put a project into the trash")
    ResponseEntity<CommandAnswer> trash(@PathVariable UUID projectId, CommandRequest request) {
        request.body().isEmpty();
        return desk.change(
                request, new TrashProject(projectId, request.actor(), request.expectedVersion()));
    }

    @PostMapping("/api/projects/{projectId}/restore")
    @Operation(operationId = "restoreProject", summary = "Take a project out of the trash")
    ResponseEntity<CommandAnswer> restore(@PathVariable UUID projectId, CommandRequest request) {
        request.body().isEmpty();
        return desk.change(
                request, new RestoreProject(projectId, request.actor(), request.expectedVersion()));
    }
}
