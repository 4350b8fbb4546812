package io.taskledger.query.reading;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What is sent of an answer: bytes from a place on. Answers from the cache are so the very bytes
 * that the cache has, however many are under way.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Body(byte[] bytes, int from) {

    /** All of the bytes. */
    public static Body of(byte[] bytes) {
        return new Body(bytes, 0);
    }

    public int length() {
        return bytes.length - from;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, from, length());
    }
}
