package io.taskledger.command.platform.web;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request body, read but not yet understood. */
public final class CommandBody {

    private final byte[] bytes;
    private final BodyJson json;

    CommandBody(byte[] bytes, BodyJson json) {
        this.bytes = bytes;
        this.json = json;
    }

    /** The body byte for byte. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Refuses bodies that say anything, for commands that take none. */
    public void isEmpty() {
        if (bytes.length > 0) {
            fields().verify();
        }
    }

    Fields fields() {
        if (!BodyJson.isUtf8(bytes)) {
            throw new ProblemException(
                    ErrorCode.MALFORMED_REQUEST, "The body must be UTF-8 without a mark.");
        }
        try {
            JsonNode body = json.read(bytes);
            if (body instanceof ObjectNode object) {
                return new Fields(object);
            }
        } catch (JacksonException broken) {
            throw new ProblemException(ErrorCode.MALFORMED_REQUEST, "The body is not valid JSON.");
        }
        throw new ProblemException(ErrorCode.MALFORMED_REQUEST, "The body must be a JSON object.");
    }
}
