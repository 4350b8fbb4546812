package io.taskledger.command.project.edit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.api.project.command.EditProject;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.ProjectName;
import io.taskledger.command.platform.dispatch.CommandDesk;
import io.taskledger.command.platform.web.CommandAnswer;
import io.taskledger.command.platform.web.CommandRequest;
import io.taskledger.command.platform.web.FieldType;
import io.taskledger.command.platform.web.Fields;
import io.taskledger.command.platform.web.MergePatch;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@Tag(name = "projects")
class EditProjectEndpoint {

    private final CommandDesk desk;

    EditProjectEndpoint(CommandDesk desk) {
        this.desk = desk;
    }

    @PatchMapping(
            path = "/api/projects/{projectId}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(operationId = "editProject", summary = "Rename or describe a project")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ProjectPatch.class)))
    ResponseEntity<CommandAnswer> edit(@PathVariable UUID projectId, CommandRequest request) {
        Fields fields = request.fields();
        var name = fields.patch("name", FieldType.text(ProjectName::new));
        var description = fields.removablePatch("description", FieldType.text(Description::orNone));
        fields.verify();
        return desk.change(
                request,
                new EditProject(
                        projectId,
                        request.actor(),
                        request.expectedVersion(),
                        name.value(),
                        description.value()));
    }
}
