package io.taskledger.command.access.signout;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.api.access.command.SignOut;
import io.taskledger.command.access.signout.SignOutAnswer.Effective;
import io.taskledger.command.platform.dispatch.CommandDesk;
import io.taskledger.command.platform.web.CommandAnswer;
import io.taskledger.command.platform.web.CommandRequest;
import io.taskledger.eventlog.axon.NotYetWrittenException;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "users")
class SignOutEndpoint {

    private final CommandDesk desk;

    SignOutEndpoint(CommandDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/api/me/sign-out")
    @Operation(
            operationId = "signOut",
            summary = "End your session: its tokens are refused from now on")
    ResponseEntity<SignOutAnswer> signOut(CommandRequest request) {
        request.body().isEmpty();
        var caller = request.caller();
        try {
            ResponseEntity<CommandAnswer> done =
                    desk.change(
                            // A key of an earlier session must not stand for the end of this one.
                            request.ofSession(),
                            new SignOut(caller.id(), request.actor(), caller.session().name()));
            return ResponseEntity.ok()
                    .headers(done.getHeaders())
                    .body(new SignOutAnswer(Effective.NOW));
        } catch (NotYetWrittenException e) {
            return ResponseEntity.ok(new SignOutAnswer(Effective.AT_EXPIRY));
        }
    }
}
