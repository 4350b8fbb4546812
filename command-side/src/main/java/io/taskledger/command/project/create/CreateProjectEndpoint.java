package io.taskledger.command.project.create;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.api.project.command.CreateProject;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.ProjectName;
import io.taskledger.command.platform.NewIds;
import io.taskledger.command.platform.dispatch.CommandDesk;
import io.taskledger.command.platform.web.CommandAnswer;
import io.taskledger.command.platform.web.CommandRequest;
import io.taskledger.command.platform.web.FieldType;
import io.taskledger.command.platform.web.Fields;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@Tag(name = "projects")
class CreateProjectEndpoint {

    private final CommandDesk desk;
    private final NewIds ids;

    CreateProjectEndpoint(CommandDesk desk, NewIds ids) {
        this.desk = desk;
        this.ids = ids;
    }

    @PostMapping(path = "/api/projects", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createProject", summary = "Make a project; you become its OWNER")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewProject.class)))
    ResponseEntity<CommandAnswer> create(CommandRequest request) {
        Fields fields = request.fields();
        var name = fields.required("name", FieldType.text(ProjectName::new));
        var description = fields.optional("description", FieldType.text(Description::orNone));
        fields.verify();
        UUID id = ids.next();
        return desk.create(
                request,
                new CreateProject(id, request.actor(), name.value(), description.value()),
                "/api/projects/" + id);
    }
}
