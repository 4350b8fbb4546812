package io.taskledger.local.system;

import io.taskledger.local.process.Part;
import io.taskledger.local.process.Running;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A Java program that answers over HTTP when it is ready.
 *
 * @param program what follows {@code java} on the command line, asked at each start
 * @param environment added to ours
 * @param readiness answers 200 when ready
 * @param log appended to
 */
record JavaPart(
        String name,
        Supplier<List<String>> program,
        Map<String, String> environment,
        URI readiness,
        Path log)
        implements Part {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TIMEOUT_MILLIS = 1000;

    @Override
    public Running start() throws IOException {
        return Running.of(JavaProgram.start(program.get(), environment, log), PATIENCE);
    }

    @Override
    public boolean isReady() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) readiness.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            return connection.getResponseCode() == 200;
        } finally {
            connection.disconnect();
        }
    }
}
