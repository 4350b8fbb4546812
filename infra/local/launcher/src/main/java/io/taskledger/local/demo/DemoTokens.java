package io.taskledger.local.demo;

import io.taskledger.local.Settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Access tokens of the demo accounts, by the same script that people use. */
final class DemoTokens {

    private DemoTokens() {}

    static String of(DemoAccount account, Settings settings)
            throws IOException, InterruptedException {
        ProcessBuilder script =
                new ProcessBuilder(
                        settings.home().resolve("infra/local/token").toString(), account.name());
        script.environment().put("BASE_URL", settings.baseUrl());
        script.environment().put("IDENTITY_ISSUER", settings.issuer());
        Process process = script.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said.strip());
        }
        return said.strip();
    }
}
