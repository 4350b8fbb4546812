package io.taskledger.query.world;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

import java.time.Duration;

/** A rebuild, as an administrator steers it over HTTP. */
public final class Rebuilding {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final Client admin;
    private final String path;

    private Rebuilding(Client admin, String path) {
        this.admin = admin;
        this.path = path;
    }

    /** Asks for one. */
    public static Rebuilding begin(Client admin, String projection) {
        Reply reply = admin.post("/api/admin/projections/" + projection + "/rebuilds");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return at(admin, String.valueOf(reply.header("Location")));
    }

    /** One that is there. */
    public static Rebuilding at(Client admin, String path) {
        return new Rebuilding(admin, path);
    }

    /** The same, asked of another instance. */
    public Rebuilding by(Client other) {
        return new Rebuilding(other, path);
    }

    /** Whether anything is told of it now. */
    public boolean isTold() {
        return admin.get(path).status() == 200;
    }

    public JsonNode view() {
        Reply reply = admin.get(path);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json();
    }

    public String state() {
        return view().path("state").asString();
    }

    public int generation() {
        return view().path("generation").asInt();
    }

    /** Returns when it has one of these states. */
    public Rebuilding await(String... states) {
        return await(SOON, states);
    }

    /** As {@link #await(String...)}, with more or less patience. */
    public Rebuilding await(Duration atMost, String... states) {
        org.awaitility.Awaitility.await(path)
                .atMost(atMost)
                .untilAsserted(() -> assertThat(states).as(view().toString()).contains(state()));
        return this;
    }

    /** A verb that works. */
    public Rebuilding does(String verb) {
        Reply reply = tries(verb);
        assertThat(reply.status()).as(verb + " " + reply).isEqualTo(200);
        return this;
    }

    public Reply tries(String verb) {
        return admin.post(path + "/" + verb);
    }
}
