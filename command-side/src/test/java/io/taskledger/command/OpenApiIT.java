package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.OnCommandSide;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The committed document is what the service says of itself: clients are generated from it. */
@OnCommandSide
class OpenApiIT {

    private static final Path DOCUMENT = Path.of("src/main/openapi/command-side.json");

    @Autowired private Environment environment;

    /** Run with {@code -Dopenapi.write=true} to take over what changed on purpose. */
    @Test
    void documentIsUpToDate() throws IOException {
        JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        String current =
                json.writeValueAsString(
                                Api.as("alice", environment)
                                        .send("GET", "/v3/api-docs", "", Map.of())
                                        .json())
                        + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, current);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(current);
    }
}
