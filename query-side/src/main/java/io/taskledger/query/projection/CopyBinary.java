package io.taskledger.query.projection;

import org.postgresql.copy.CopyIn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Rows in the binary format of PostgreSQL's COPY, which spares the server reading numbers, times
 * and escapes out of text. They are sent while they are made, so that the server stores some while
 * the next ones come.
 */
final class CopyBinary {

    private static final byte[] BEGIN = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final short END = -1;
    private static final int NULL = -1;
    private static final int CHUNK = 1 << 15;

    /** More than any value takes whose size is fixed. */
    private static final int FIXED = 32;

    private final CopyIn copy;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);

    CopyBinary(CopyIn copy) {
        this.copy = copy;
        chunk.put(BEGIN);
    }

    void beginRow(int values) throws SQLException {
        room().putShort((short) values);
    }

    void nothing() throws SQLException {
        room().putInt(NULL);
    }

    void number(short value) throws SQLException {
        room().putInt(Short.BYTES).putShort(value);
    }

    void number(int value) throws SQLException {
        room().putInt(Integer.BYTES).putInt(value);
    }

    void number(long value) throws SQLException {
        room().putInt(Long.BYTES).putLong(value);
    }

    void truth(boolean value) throws SQLException {
        room().putInt(1).put((byte) (value ? 1 : 0));
    }

    void id(UUID value) throws SQLException {
        room().putInt(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
    }

    void text(String value) throws SQLException {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] value) throws SQLException {
        room().putInt(value.length);
        append(value);
    }

    /** A value that begins with a number of its own format's version. */
    void versioned(int version, String value) throws SQLException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room().putInt(1 + bytes.length).put((byte) version);
        append(bytes);
    }

    /** Sends what is left. */
    void end() throws SQLException {
        room().putShort(END);
        send();
    }

    private void append(byte[] value) throws SQLException {
        if (value.length > chunk.remaining()) {
            send();
        }
        if (value.length > chunk.remaining()) {
            copy.writeToCopy(value, 0, value.length);
        } else {
            chunk.put(value);
        }
    }

    private ByteBuffer room() throws SQLException {
        if (chunk.remaining() < FIXED) {
            send();
        }
        return chunk;
    }

    private void send() throws SQLException {
        copy.writeToCopy(chunk.array(), 0, chunk.position());
        chunk.clear();
    }
}
