package io.taskledger.command.access;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.taskledger.api.access.command.RevokeAccess;
import io.taskledger.api.access.command.SignOut;
import io.taskledger.api.event.AccessEvent;
import io.taskledger.api.event.UserAccessRevoked;
import io.taskledger.api.event.UserSignedOut;
import io.taskledger.command.rule.Handled;
import io.taskledger.command.rule.Rule;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A person's way in: which of their sessions were ended. */
class Access {

    @AggregateIdentifier private @Nullable String id;
    private @Nullable String endedLast;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Handled handle(SignOut c) {
        if (c.session() == null || !c.session().equals(endedLast)) {
            apply(new UserSignedOut(c.userId(), c.session()));
        }
        return Handled.by(c.aggregateId());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Handled handle(RevokeAccess c) {
        Rule.check(new IsAdministrator(c.actor()));
        apply(new UserAccessRevoked(c.userId()));
        return Handled.by(c.aggregateId());
    }

    @EventSourcingHandler
    void on(AccessEvent event) {
        id = "access-" + event.userId();
        endedLast = event instanceof UserSignedOut e ? e.session() : null;
    }
}
