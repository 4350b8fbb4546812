package io.taskledger.query.projection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The projections there are. */
public enum ProjectionName {
    /** Projects, members, tasks and people. */
    WORKSPACE,
    /** Every event and what it changed. */
    HISTORY;

    /** As operators and the database call it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ProjectionName> of(String text) {
        return Arrays.stream(values()).filter(name -> name.text().equals(text)).findAny();
    }
}
