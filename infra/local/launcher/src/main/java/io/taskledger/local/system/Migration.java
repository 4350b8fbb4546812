package io.taskledger.local.system;

import io.taskledger.local.process.StartFailed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Brings one database up to date, as the role that owns it, with the same jar that then runs.
 *
 * @param name for the log and for messages
 */
record Migration(String name, List<String> program, Map<String, String> environment, Path log) {

    /**
     * Returns when it is done.
     *
     * @throws StartFailed if the program says that it failed
     */
    void run() throws IOException, InterruptedException, StartFailed {
        Process process = JavaProgram.start(program, environment, log);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new StartFailed(name + " failed (exit code " + code + "): see " + log);
            }
        } finally {
            process.destroy();
        }
    }
}
