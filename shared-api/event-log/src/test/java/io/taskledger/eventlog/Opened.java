package io.taskledger.eventlog;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** The log's tests know accounts, not tasks. */
public record Opened(String owner, @Nullable LocalDate until, List<String> tags) {

    public static Opened by(String owner) {
        return new Opened(owner, LocalDate.of(2030, 1, 31), List.of("a", "b"));
    }
}
