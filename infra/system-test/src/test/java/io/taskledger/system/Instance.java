package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.servers.TestIssuer;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** A running process of one side. */
record Instance(String side, URI address, Process process) {

    Api as(String account) {
        return new Api(address, TestIssuer.shared().token(account));
    }

    void awaitReady() {
        await(side)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || isReady());
        assertThat(process.isAlive()).as("%s lives", side).isTrue();
    }

    private boolean isReady() {
        try {
            return as("alice").get("/readyz").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Asks it to end, as a deployment does; returns when it has finished what it had in hand. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }
}
