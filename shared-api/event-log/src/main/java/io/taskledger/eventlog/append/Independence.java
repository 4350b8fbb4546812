package io.taskledger.eventlog.append;

import java.util.HashSet;
import java.util.Set;

/**
 * Keeps the commands of one batch independent, so that each can be judged by the state before the
 * batch: a command that depends on an earlier one waits for the next batch.
 */
final class Independence {

    private final Set<String> written = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    /** Takes the command into the batch if it depends on none that was taken before. */
    boolean admit(Append append) {
        Receipt receipt = append.receipt();
        String key = receipt == null ? "" : receipt.caller() + '\0' + receipt.key();
        if (receipt != null && keys.contains(key)) {
            return false;
        }
        for (NewEvent event : append.events()) {
            if (written.contains(event.aggregateId())) {
                return false;
            }
        }
        for (Condition condition : append.conditions()) {
            if (written.contains(condition.aggregateId())) {
                return false;
            }
        }
        append.events().forEach(event -> written.add(event.aggregateId()));
        if (receipt != null) {
            keys.add(key);
        }
        return true;
    }
}
