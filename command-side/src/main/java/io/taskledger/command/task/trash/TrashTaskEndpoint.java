package io.taskledger.command.task.trash;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.api.task.command.RestoreTask;
import io.taskledger.api.task.command.TrashTask;
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
@Tag(name = "tasks")
class TrashTaskEndpoint {

    private final CommandDesk desk;

    TrashTaskEndpoint(CommandDesk desk) {
        this.desk = desk;
    }

    @DeleteMapping("/api/projects/{projectId}/tasks/{taskId}")
    @Operation(operationId = "trashTask", summary = "Put a task into the trash")
    ResponseEntity<CommandAnswer> trash(
            @PathVariable UUID projectId, @PathVariable UUID taskId, CommandRequest request) {
        request.body().isEmpty();
        return desk.change(
                request,
                new TrashTask(taskId, projectId, request.actor(), request.expectedVersion()));
    }

    @PostMapping("/api/projects/{projectId}/tasks/{taskId}/restore")
    @Operation(operationId = "restoreTask", summary = "Take a task out of the trash")
    ResponseEntity<CommandAnswer> restore(
            @PathVariable UUID projectId, @PathVariable UUID taskId, CommandRequest request) {
        request.body().isEmpty();
        return desk.change(
                request,
                new RestoreTask(taskId, projectId, request.actor(), request.expectedVersion()));
    }
}
