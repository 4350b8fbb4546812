package io.taskledger.eventlog.append;

/**
 * An event as it will be stored.
 *
 * @param sequence place in the aggregate's stream, from 0
 * @param type registry name, never a class name
 * @param payload JSON
 * @param metadata JSON object
 */
public record NewEvent(
        String aggregateId,
        long sequence,
        String aggregateType,
        String type,
        String revision,
        String payload,
        String metadata) {

    int size() {
        return aggregateId.length() + payload.length() + metadata.length() + 100;
    }
}
