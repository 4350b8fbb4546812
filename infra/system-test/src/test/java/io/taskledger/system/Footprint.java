package io.taskledger.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which processes the services are, and the most memory that each has held. */
final class Footprint {

    private static final List<String> SERVICES =
            List.of("command-side-1", "command-side-2", "query-side-1", "query-side-2");

    private final LocalSystem system;
    private final Map<String, Long> pids = new HashMap<>();

    Footprint(LocalSystem system) {
        this.system = system;
        SERVICES.forEach(each -> pids.put(each, system.process(each).pid()));
    }

    /** Those that are not the process that they were. */
    List<String> gone() {
        return SERVICES.stream().filter(this::isGone).toList();
    }

    private boolean isGone(String service) {
        try {
            return system.process(service).pid() != pids.get(service);
        } catch (IllegalStateException noneNow) {
            return true;
        }
    }

    /**
     * MiB that are resident at the most so far, of the one that has most; 0 where none can be
     * asked.
     */
    long mostMebibytes() throws IOException {
        long most = 0;
        for (long pid : pids.values()) {
            Path status = Path.of("/proc", Long.toString(pid), "status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmHWM:")) {
                        most = Math.max(most, Long.parseLong(line.replaceAll("\\D", "")) / 1024);
                    }
                }
            }
        }
        return most;
    }
}
