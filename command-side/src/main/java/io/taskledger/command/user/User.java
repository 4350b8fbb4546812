package io.taskledger.command.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.taskledger.api.event.UserEvent;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.event.UserRenamed;
import io.taskledger.api.user.command.RegisterUser;
import io.taskledger.command.rule.Handled;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A person, known by the name that the identity provider gave them last. */
class User {

    @AggregateIdentifier private @Nullable String id;
    private @Nullable String name;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Handled handle(RegisterUser c) {
        String known = name;
        String given = c.name().value();
        if (known == null) {
            apply(new UserRegistered(c.userId(), given));
        } else if (!known.equals(given)) {
            apply(new UserRenamed(c.userId(), known, given));
        }
        return Handled.by(c.userId());
    }

    @EventSourcingHandler
    void on(UserEvent event) {
        id = event.userId();
        name =
                switch (event) {
                    case UserRegistered e -> e.name();
                    case UserRenamed e -> e.to();
                };
    }
}
