package io.taskledger.command.platform.web;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads bodies, and stops at what no command needs: the longest legal one has about sixty tokens.
 * How long a text may be is a rule of its field, which can say so.
 */
final class BodyJson {

    private static final int MOST_TOKENS = 1_000;
    private static final int DEEPEST = 16;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 100;
    private static final int SIGNATURE_BYTES = 4;

    private final JsonMapper json =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNameLength(LONGEST_NAME)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * @throws JacksonException if it is not JSON, or more of it than any command needs
     */
    JsonNode read(byte[] body) {
        return json.readTree(body);
    }

    /**
     * Whether these bytes are UTF-8 (RFC 3629, so no overlong forms) without a byte order mark. In
     * UTF-16 and UTF-32 one of the first four bytes of JSON is zero or belongs to a mark. The
     * parser would take overlong forms for what a filter before it has not seen.
     */
    static boolean isUtf8(byte[] body) {
        for (int i = 0; i < Math.min(SIGNATURE_BYTES, body.length); i++) {
            int b = body[i] & 0xff;
            if (b == 0 || b == 0xfe || b == 0xff) {
                return false;
            }
        }
        boolean marked =
                body.length >= 3
                        && (body[0] & 0xff) == 0xef
                        && (body[1] & 0xff) == 0xbb
                        && (body[2] & 0xff) == 0xbf;
        return !marked && isWellFormed(body);
    }

    private static boolean isWellFormed(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
