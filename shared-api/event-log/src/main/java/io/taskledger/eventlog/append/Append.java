package io.taskledger.eventlog.append;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What one command wants to commit, all or nothing.
 *
 * @param id random; recognises this append in the log when its answer was lost
 */
public record Append(
        long id, List<NewEvent> events, List<Condition> conditions, @Nullable Receipt receipt) {

    public Append(List<NewEvent> events, List<Condition> conditions, @Nullable Receipt receipt) {
        // Not 0, which stands for any append in a condition.
        this(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), events, conditions, receipt);
    }

    public Append {
        if (events.isEmpty() && receipt == null) {
            throw new IllegalArgumentException("Nothing to append");
        }
        events = List.copyOf(events);
        conditions = List.copyOf(conditions);
    }

    int size() {
        int size = receipt == null ? 0 : receipt.size();
        for (NewEvent event : events) {
            size += event.size();
        }
        return size;
    }
}
