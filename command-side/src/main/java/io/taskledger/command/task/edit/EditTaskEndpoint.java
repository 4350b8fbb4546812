package io.taskledger.command.task.edit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.api.command.Patch;
import io.taskledger.api.task.command.EditTask;
import io.taskledger.api.value.Labels;
import io.taskledger.command.platform.dispatch.CommandDesk;
import io.taskledger.command.platform.web.CommandAnswer;
import io.taskledger.command.platform.web.CommandRequest;
import io.taskledger.command.platform.web.Fields;
import io.taskledger.command.platform.web.MergePatch;
import io.taskledger.command.task.form.TaskBody;
import io.taskledger.command.task.form.TaskFields;
import io.taskledger.command.task.form.TaskPatch;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@Tag(name = "tasks")
class EditTaskEndpoint {

    private final CommandDesk desk;

    EditTaskEndpoint(CommandDesk desk) {
        this.desk = desk;
    }

    @PutMapping(
            path = "/api/projects/{projectId}/tasks/{taskId}",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "replaceTask", summary = "Replace the editable fields of a task")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = TaskBody.class)))
    ResponseEntity<CommandAnswer> replace(
            @PathVariable UUID projectId, @PathVariable UUID taskId, CommandRequest request) {
        TaskFields fields = TaskFields.of(request);
        return desk.change(
                request,
                new EditTask(
                        taskId,
                        projectId,
                        request.actor(),
                        request.expectedVersion(),
                        Patch.set(fields.title()),
                        Patch.set(fields.description()),
                        Patch.set(fields.status()),
                        Patch.set(fields.priority()),
                        Patch.set(fields.dueDate()),
                        Patch.set(fields.assigneeId()),
                        Patch.set(fields.labels())));
    }

    @PatchMapping(
            path = "/api/projects/{projectId}/tasks/{taskId}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(operationId = "editTask", summary = "Change some fields of a task")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = TaskPatch.class)))
    ResponseEntity<CommandAnswer> edit(
            @PathVariable UUID projectId, @PathVariable UUID taskId, CommandRequest request) {
        Fields fields = request.fields();
        var title = fields.patch("title", TaskFields.TITLE);
        var description = fields.removablePatch("description", TaskFields.DESCRIPTION);
        var status = fields.patch("status", TaskFields.STATUS);
        var priority = fields.patch("priority", TaskFields.PRIORITY);
        var dueDate = fields.removablePatch("dueDate", TaskFields.DUE_DATE);
        var assigneeId = fields.removablePatch("assigneeId", TaskFields.assignee(request));
        var labels = fields.patch("labels", TaskFields.LABELS, Labels.NONE);
        fields.verify();
        return desk.change(
                request,
                new EditTask(
                        taskId,
                        projectId,
                        request.actor(),
                        request.expectedVersion(),
                        title.value(),
                        description.value(),
                        status.value(),
                        priority.value(),
                        dueDate.value(),
                        assigneeId.value(),
                        labels.value()));
    }
}
