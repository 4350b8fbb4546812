package io.taskledger.local.system;

import io.taskledger.local.Settings;
import io.taskledger.local.process.StartFailed;

/** One clear line when another program holds a port that people know. */
final class PortCheck {

    private PortCheck() {}

    static void of(Settings settings) throws StartFailed {
        if (!Ports.isFree(settings.host(), settings.port())) {
            throw new StartFailed(inUse(settings.port(), "--port"));
        }
        if (!Ports.isFree("127.0.0.1", settings.identityPort())) {
            throw new StartFailed(inUse(settings.identityPort(), "--identity-port"));
        }
    }

    private static String inUse(int port, String option) {
        return "Port %d is in use by another program; choose another with %s."
                .formatted(port, option);
    }
}
