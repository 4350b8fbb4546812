package io.taskledger.command.platform.dispatch;

import io.taskledger.api.command.LedgerCommand;
import io.taskledger.api.event.EventMetadata;

import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

import java.util.Map;

/** Who, by which command and request: what every event says of where it comes from. */
public final class CommandMetadata implements CorrelationDataProvider {

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        String commandId = message.getIdentifier();
        String actor =
                message.getPayload() instanceof LedgerCommand command ? command.actor().id() : "";
        Map<String, ?> given = message.getMetaData();
        return Map.of(
                EventMetadata.ACTOR,
                actor,
                EventMetadata.COMMAND_ID,
                commandId,
                // A command from inside has no request: it is its own origin.
                EventMetadata.CORRELATION_ID,
                text(given, EventMetadata.CORRELATION_ID, commandId),
                EventMetadata.REQUEST_ID,
                text(given, EventMetadata.REQUEST_ID, commandId));
    }

    private static String text(Map<String, ?> given, String key, String otherwise) {
        return given.get(key) instanceof String value ? value : otherwise;
    }
}
