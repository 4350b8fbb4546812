package io.taskledger.query.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The projections that this release knows. */
public enum ProjectionName {
    /** Projects, members, tasks and people. */
    WORKSPACE,
    /** Every event and what it changed. */
    HISTORY;

    /** As operators and the database call it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of all that this release knows; the tables may have more, of a release to come. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(ProjectionName::text).toList();
    }

    public static Optional<ProjectionName> of(String text) {
        return Arrays.stream(values()).filter(name -> name.text().equals(text)).findAny();
    }
}
