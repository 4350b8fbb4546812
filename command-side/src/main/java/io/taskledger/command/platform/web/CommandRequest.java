package io.taskledger.command.platform.web;

import io.taskledger.api.command.Actor;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.api.value.UserId;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.request.RequestIds;

import org.jspecify.annotations.Nullable;

/**
 * What an endpoint needs of an HTTP request to make a command of it; an argument of controllers.
 *
 * @param target method and path, such as {@code POST /api/projects}; a key names one request to one
 *     target
 * @param expectedVersion from {@code If-Match}; null if there is none, or any version will do
 * @param idempotencyKey from {@code Idempotency-Key}
 * @param seen from {@code Consistency-Token}: what the caller decided on; null if not told
 * @param body as it came, maybe empty
 */
public record CommandRequest(
        Caller caller,
        RequestIds ids,
        String target,
        @Nullable Long expectedVersion,
        @Nullable String idempotencyKey,
        @Nullable ConsistencyToken seen,
        CommandBody body) {

    public Actor actor() {
        return new Actor(caller.id(), caller.isAdmin());
    }

    /**
     * The user of this id, where {@code me} means the caller.
     *
     * @throws io.taskledger.api.value.InvalidValueException if it is none
     */
    public UserId userId(String text) {
        return new UserId(text.equals("me") ? caller.id() : text);
    }

    /** The same request, as one that concerns only the caller's session. */
    public CommandRequest ofSession() {
        Caller.Session session = caller.session();
        String name = session.name() == null ? session.begun().toString() : session.name();
        return new CommandRequest(
                caller, ids, target + " " + name, expectedVersion, idempotencyKey, seen, body);
    }

    /** The fields of a body that must be a JSON object. */
    public Fields fields() {
        return body.fields();
    }
}
