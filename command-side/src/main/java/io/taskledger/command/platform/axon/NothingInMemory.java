package io.taskledger.command.platform.axon;

import io.taskledger.eventlog.axon.LogEventStorageEngine;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;

/** Refuses to start on anything but the log: forgetting must never be a matter of configuration. */
@Component
class NothingInMemory implements SmartInitializingSingleton {

    private final ObjectProvider<EventStorageEngine> engines;

    NothingInMemory(ObjectProvider<EventStorageEngine> engines) {
        this.engines = engines;
    }

    @Override
    public void afterSingletonsInstantiated() {
        check(engines.stream().toList());
    }

    static void check(Collection<? extends EventStorageEngine> engines) {
        List<?> others =
                engines.stream().filter(e -> !(e instanceof LogEventStorageEngine)).toList();
        if (engines.size() != 1 || !others.isEmpty()) {
            throw new IllegalStateException("Events must go to the log only, not to " + engines);
        }
    }
}
