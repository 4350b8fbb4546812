package io.taskledger.query.workspace;

import io.taskledger.query.projection.Fact;

import java.time.Instant;

/** When something was touched and by whom. */
public record Touch(Instant at, String by) {

    static Touch of(Fact fact) {
        return new Touch(fact.at(), fact.actor());
    }
}
