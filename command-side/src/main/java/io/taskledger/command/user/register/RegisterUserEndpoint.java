package io.taskledger.command.user.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskledger.api.user.command.RegisterUser;
import io.taskledger.api.value.PersonName;
import io.taskledger.command.platform.dispatch.CommandDesk;
import io.taskledger.command.platform.web.CommandAnswer;
import io.taskledger.command.platform.web.CommandRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "users")
class RegisterUserEndpoint {

    private final CommandDesk desk;

    RegisterUserEndpoint(CommandDesk desk) {
        this.desk = desk;
    }

    @PutMapping("/api/me")
    @Operation(
            operationId = "registerMe",
            summary = "Make yourself known by the name in your token")
    ResponseEntity<CommandAnswer> register(CommandRequest request) {
        request.body().isEmpty();
        return desk.change(
                request,
                new RegisterUser(
                        request.caller().id(),
                        request.actor(),
                        new PersonName(request.caller().name())));
    }
}
