package io.taskledger.eventlog.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.taskledger.eventlog.Opened;
import io.taskledger.eventlog.Renamed;
import io.taskledger.eventlog.append.AppendConditions;
import io.taskledger.eventlog.append.Condition;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;

import java.util.List;

/** The smallest aggregate that can show what the engine does. */
@Revision("1")
class Account {

    record Open(String id, String name) {}

    record Rename(@TargetAggregateIdentifier String id, String name) {}

    record RenameWhile(
            @TargetAggregateIdentifier String id, String name, String other, long sequence) {}

    @AggregateIdentifier private String id;
    private String name;
    private int renamed;

    protected Account() {}

    @CommandHandler
    Account(Open command) {
        this.id = command.id();
        apply(new Opened(command.name(), null, List.of()));
    }

    @CommandHandler
    int handle(Rename command, @MetaDataValue("thinking") Runnable thinking) {
        if (thinking != null) {
            thinking.run();
        }
        apply(new Renamed(name, command.name()));
        return renamed;
    }

    @CommandHandler
    void handle(RenameWhile command) {
        AppendConditions.current()
                .unchangedSince(command.other(), command.sequence(), Condition.ANY);
        apply(new Renamed(name, command.name()));
    }

    @EventSourcingHandler
    void on(Opened event, DomainEventMessage<?> message) {
        id = message.getAggregateIdentifier();
        name = event.owner();
    }

    @EventSourcingHandler
    void on(Renamed event) {
        name = event.to();
        renamed++;
    }
}
