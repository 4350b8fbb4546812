package io.taskledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed document is the one the service gives; {@code -Dopenapi.write=true} renews it. */
@SharesTheWorld
class OpenApiIT {

    private static final Path COMMITTED = Path.of("src", "main", "openapi", "query-side.json");

    @Test
    void isCommittedAsItIs() throws IOException {
        Reply reply = World.shared().as("admin").get("/v3/api-docs");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        ObjectNode document = (ObjectNode) reply.json();
        document.remove("servers");
        JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        String generated = json.writeValueAsString(document) + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, generated);
        }
        assertThat(Files.readString(COMMITTED)).isEqualTo(generated);
    }
}
