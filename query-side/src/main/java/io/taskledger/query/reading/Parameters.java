package io.taskledger.query.reading;

import io.taskledger.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The query parameters of a request, each read as what it must be. A value that is not becomes a
 * 400 {@code invalid_parameter} that names the parameter. An empty value counts as absent.
 */
public final class Parameters {

    private static final int LONGEST = 2048;

    private final Map<String, String[]> values;

    public Parameters(Map<String, String[]> values) {
        this.values = values;
    }

    public @Nullable String text(String name) {
        List<String> given = texts(name);
        if (given.size() > 1) {
            throw ProblemException.invalidParameter(name, "can be given once only");
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    /** Every value of a parameter that may be repeated. */
    public List<String> texts(String name) {
        return Arrays.stream(values.getOrDefault(name, new String[0]))
                .filter(value -> !value.isEmpty())
                .map(value -> checked(name, value))
                .toList();
    }

    /** Whether it was given at all, even empty. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    public int integer(String name, int usual, int least, int most) {
        String text = text(name);
        if (text == null) {
            return usual;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, as for a number out of range
        }
        throw ProblemException.invalidParameter(
                name, "must be a whole number from %d to %d".formatted(least, most));
    }

    /** False if it is absent. */
    public boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw ProblemException.invalidParameter(name, "must be true or false");
    }

    /** Constants of an enum, repeated or separated by commas. */
    public <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
        return texts(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(value -> constant(name, value, type))
                .distinct()
                .toList();
    }

    public @Nullable LocalDate date(String name) {
        return parse(
                name, TimeText::date, "must be a date such as 2026-01-31, of the years 1 to 9999");
    }

    public @Nullable Instant instant(String name) {
        return parse(
                name,
                TimeText::instant,
                "must be a time such as 2026-01-31T12:00:00Z, of the years 1 to 9999");
    }

    public @Nullable UUID uuid(String name) {
        return parse(name, Parameters::strictUuid, "must be a UUID");
    }

    private static UUID strictUuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return uuid;
    }

    private <T> @Nullable T parse(String name, Function<String, T> parser, String otherwise) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ProblemException.invalidParameter(name, otherwise);
        }
    }

    private static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(value.strip().toUpperCase(Locale.ROOT)))
                .findAny()
                .orElseThrow(
                        () ->
                                ProblemException.invalidParameter(
                                        name,
                                        "must be of " + Arrays.toString(type.getEnumConstants())));
    }

    private static String checked(String name, String value) {
        if (value.length() > LONGEST) {
            throw ProblemException.invalidParameter(name, "is too long");
        }
        if (value.indexOf('\0') >= 0) {
            throw ProblemException.invalidParameter(name, "has a character that no text has");
        }
        return value;
    }
}
