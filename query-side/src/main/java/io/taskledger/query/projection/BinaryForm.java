package io.taskledger.query.projection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** How values of an SQL type are written in binary. */
@FunctionalInterface
interface BinaryForm {

    /** What PostgreSQL counts times and days from. */
    Instant TIMES_BEGIN = Instant.parse("2000-01-01T00:00:00Z");

    LocalDate DAYS_BEGIN = LocalDate.of(2000, 1, 1);

    /** The type {@code varchar}, which has this number in every database. */
    int VARCHAR = 1043;

    int JSONB_VERSION = 1;

    void write(CopyBinary out, Object value) throws SQLException;

    /**
     * @throws IllegalArgumentException for a type that no table of ours has
     */
    static BinaryForm of(String type) {
        return switch (type) {
            case "smallint" -> (out, value) -> out.number((short) value);
            case "integer" -> (out, value) -> out.number((int) value);
            case "bigint" -> (out, value) -> out.number((long) value);
            case "boolean" -> (out, value) -> out.truth((boolean) value);
            case "uuid" -> (out, value) -> out.id((UUID) value);
            case "timestamptz" -> (out, value) -> out.number(micros((Instant) value));
            case "date" -> (out, value) -> out.number(days((LocalDate) value));
            case "text" -> (out, value) -> out.text((String) value);
            case "jsonb" -> (out, value) -> out.versioned(JSONB_VERSION, (String) value);
            case "varchar[]" -> (out, value) -> out.bytes(texts((List<?>) value));
            default -> throw new IllegalArgumentException("No binary form of " + type);
        };
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(TIMES_BEGIN, time);
    }

    private static int days(LocalDate day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(DAYS_BEGIN, day));
    }

    /** An array of one dimension that begins at 1 and holds no null; empty ones have none. */
    private static byte[] texts(List<?> values) {
        List<byte[]> texts =
                values.stream()
                        .map(each -> each.toString().getBytes(StandardCharsets.UTF_8))
                        .toList();
        int length = texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
        ByteBuffer array = ByteBuffer.allocate(5 * Integer.BYTES + length);
        array.putInt(texts.isEmpty() ? 0 : 1).putInt(0).putInt(VARCHAR);
        if (!texts.isEmpty()) {
            array.putInt(texts.size()).putInt(1);
        }
        texts.forEach(text -> array.putInt(text.length).put(text));
        return Arrays.copyOf(array.array(), array.position());
    }
}
