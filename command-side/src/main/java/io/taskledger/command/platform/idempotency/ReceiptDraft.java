package io.taskledger.command.platform.idempotency;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.command.platform.web.CommandRequest;
import io.taskledger.command.rule.Handled;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.append.Receipt;
import io.taskledger.eventlog.append.StoredReceipt;
import io.taskledger.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A keyed request on its way to an answer.
 *
 * @param requestHash of method, path and body, byte for byte; headers are not part of it
 */
public record ReceiptDraft(
        String caller, String key, byte[] requestHash, @Nullable String location) {

    /** Key of the draft in the metadata of a command; never in that of an event. */
    public static final String METADATA = "receipt";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The draft for the request; null if it has no key. */
    public static @Nullable ReceiptDraft of(CommandRequest request, @Nullable String location) {
        String key = request.idempotencyKey();
        return key == null
                ? null
                : new ReceiptDraft(request.caller().id(), key, hash(request), location);
    }

    /** The receipt to store with the events of the command. */
    public Receipt receipt(Handled handled) {
        ObjectNode response = JSON.createObjectNode();
        response.put("id", handled.aggregateId());
        response.put("version", handled.version());
        if (location != null) {
            response.put("location", location);
        }
        return new Receipt(caller, key, requestHash, response.toString());
    }

    /**
     * The first answer to this key.
     *
     * @throws ProblemException if it answered another request
     */
    public Answer answerOf(StoredReceipt stored) {
        if (!MessageDigest.isEqual(requestHash, stored.receipt().requestHash())) {
            throw new ProblemException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        JsonNode response = JSON.readTree(stored.receipt().response());
        JsonNode made = response.get("location");
        return new Answer(
                made == null ? null : made.stringValue(),
                new Handled(response.get("id").stringValue(), response.get("version").longValue()),
                LogMark.position(stored.position()));
    }

    private static byte[] hash(CommandRequest request) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(request.target().getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) '\n');
            return sha256.digest(request.body().bytes());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
