package io.taskledger.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One instance of each side, which come and go in a drill. */
final class DrillServices {

    private final ServiceProcesses processes;
    private final Map<String, Instance> running = new HashMap<>();

    DrillServices(Path directory, String eventLog, String readModel, String redis) {
        processes = new ServiceProcesses(directory, List.of(), eventLog, readModel, redis);
    }

    /** Brings both schemas up to date as the delivery does. */
    void migrate() throws Exception {
        processes.migrate(Release.current());
    }

    /** Returns when they take requests. */
    void start(String... sides) throws IOException {
        for (String side : sides) {
            running.put(side, processes.launch(Release.current(), side, Map.of()));
        }
        for (String side : sides) {
            running.get(side).awaitReady();
        }
    }

    void stop() {
        running.values().forEach(instance -> instance.process().destroy());
        running.values().forEach(Instance::stop);
        running.clear();
    }

    Api as(String side, String account) {
        return running.get(side).as(account);
    }
}
