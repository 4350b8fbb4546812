package io.taskledger.command.project.member;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.project.command.PutMember;
import io.taskledger.api.project.command.RemoveMember;
import io.taskledger.api.value.InvalidValueException;
import io.taskledger.api.value.UserId;
import io.taskledger.command.platform.dispatch.CommandDesk;
import io.taskledger.command.platform.web.CommandAnswer;
import io.taskledger.command.platform.web.CommandRequest;
import io.taskledger.command.platform.web.FieldType;
import io.taskledger.command.platform.web.Fields;
import io.taskledger.platform.problem.ProblemException;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@Tag(name = "members")
class MemberEndpoint {

    private static final String WHO =
            "Somebody who signed in or gave a command before; `me` is the caller.";

    private final CommandDesk desk;

    MemberEndpoint(CommandDesk desk) {
        this.desk = desk;
    }

    @PutMapping(
            path = "/api/projects/{projectId}/members/{userId}",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "putMember", summary = "Make someone a member, or change their role")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Membership.class)))
    ResponseEntity<CommandAnswer> put(
            @PathVariable UUID projectId,
            @Parameter(description = WHO) @PathVariable String userId,
            CommandRequest request) {
        Fields fields = request.fields();
        var role = fields.required("role", FieldType.oneOf(MemberRole.class));
        fields.verify();
        return desk.change(
                request,
                new PutMember(
                        projectId,
                        request.actor(),
                        request.expectedVersion(),
                        userId(request, userId),
                        role.value()));
    }

    @DeleteMapping("/api/projects/{projectId}/members/{userId}")
    @Operation(operationId = "removeMember", summary = "Remove a member, or leave")
    ResponseEntity<CommandAnswer> remove(
            @PathVariable UUID projectId,
            @Parameter(description = WHO) @PathVariable String userId,
            CommandRequest request) {
        request.body().isEmpty();
        return desk.change(
                request,
                new RemoveMember(
                        projectId,
                        request.actor(),
                        request.expectedVersion(),
                        userId(request, userId)));
    }

    private static UserId userId(CommandRequest request, String text) {
        try {
            return request.userId(text);
        } catch (InvalidValueException invalid) {
            throw ProblemException.invalid("userId", invalid.reason());
        }
    }
}
