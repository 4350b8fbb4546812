package io.taskledger.command.task.create;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.api.task.command.CreateTask;
import io.taskledger.command.platform.NewIds;
import io.taskledger.command.platform.dispatch.CommandDesk;
import io.taskledger.command.platform.web.CommandAnswer;
import io.taskledger.command.platform.web.CommandRequest;
import io.taskledger.command.task.form.TaskFields;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@Tag(name = "tasks")
class CreateTaskEndpoint {

    private final CommandDesk desk;
    private final NewIds ids;

    CreateTaskEndpoint(CommandDesk desk, NewIds ids) {
        this.desk = desk;
        this.ids = ids;
    }

    @PostMapping(
            path = "/api/projects/{projectId}/tasks",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTask", summary = "Make a task")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation =
                                                    io.taskledger.command.task.form.TaskBody
                                                            .class)))
    ResponseEntity<CommandAnswer> create(@PathVariable UUID projectId, CommandRequest request) {
        TaskFields fields = TaskFields.of(request);
        UUID id = ids.next();
        return desk.create(
                request,
                new CreateTask(
                        id,
                        projectId,
                        request.actor(),
                        fields.title(),
                        fields.description(),
                        fields.status(),
                        fields.priority(),
                        fields.dueDate(),
                        fields.assigneeId(),
                        fields.labels()),
                "/api/projects/" + projectId + "/tasks/" + id);
    }
}
