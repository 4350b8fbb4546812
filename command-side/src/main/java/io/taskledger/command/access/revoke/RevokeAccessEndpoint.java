package io.taskledger.command.access.revoke;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.api.access.command.RevokeAccess;
import io.taskledger.api.value.InvalidValueException;
import io.taskledger.api.value.UserId;
import io.taskledger.command.platform.dispatch.CommandDesk;
import io.taskledger.command.platform.web.CommandAnswer;
import io.taskledger.command.platform.web.CommandRequest;
import io.taskledger.platform.problem.ProblemException;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "users")
class RevokeAccessEndpoint {

    private final CommandDesk desk;

    RevokeAccessEndpoint(CommandDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/api/admin/users/{userId}/revoke")
    @Operation(
            operationId = "revokeAccess",
            summary = "End all sessions of a person: their tokens are refused from now on",
            description =
                    "They may sign in again, unless the provider does not let them."
                            + " 503 not_yet_available while a release runs that cannot do it.")
    ResponseEntity<CommandAnswer> revoke(@PathVariable String userId, CommandRequest request) {
        request.body().isEmpty();
        return desk.change(request, new RevokeAccess(known(userId), request.actor()));
    }

    private static String known(String userId) {
        try {
            return new UserId(userId).value();
        } catch (InvalidValueException invalid) {
            throw ProblemException.invalid("userId", invalid.reason());
        }
    }
}
