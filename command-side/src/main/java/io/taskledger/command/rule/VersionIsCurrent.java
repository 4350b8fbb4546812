package io.taskledger.command.rule;

import org.jspecify.annotations.Nullable;

/** Who names the version they change must name the current one. */
public record VersionIsCurrent(String aggregateId, @Nullable Long expected, long current)
        implements Rule {

    @Override
    public boolean broken() {
        return expected != null && expected != current;
    }

    @Override
    public Rejected rejection() {
        return new StaleVersion(aggregateId, expected == null ? current : expected, current);
    }
}
