package io.taskledger.command.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;

import org.springframework.stereotype.Component;

import java.util.UUID;

/** Ids of new aggregates: UUIDs of version 7, about ordered by time, so that indexes stay dense. */
@Component
public class NewIds {

    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    public UUID next() {
        return ids.generate();
    }
}
