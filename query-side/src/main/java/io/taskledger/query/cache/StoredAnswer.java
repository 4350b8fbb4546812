package io.taskledger.query.cache;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Body;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** An answer as bytes: token, headers, then the body as it is sent. */
final class StoredAnswer {

    private static final int FORMAT = 2;

    private StoredAnswer() {}

    static byte[] bytes(Answer<?> answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.body().length() + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(answer.position());
            out.writeLong(answer.token().fingerprint());
            out.writeBoolean(answer.revalidates());
            text(out, answer.etag());
            text(out, answer.link());
            answer.body().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Empty for what this version did not write. The answer keeps the bytes: whoever asks for a
     * large page many times at once has it in memory once.
     */
    static <T> Optional<Answer<T>> answer(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            ConsistencyToken token = new ConsistencyToken(in.readLong(), in.readLong());
            boolean revalidates = in.readBoolean();
            String etag = text(in);
            String link = text(in);
            Body body = new Body(bytes, bytes.length - in.available());
            return Optional.of(new Answer<>(token, body, etag, revalidates, link, null));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeUTF(text == null ? "" : text);
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        String text = in.readUTF();
        return text.isEmpty() ? null : text;
    }
}
