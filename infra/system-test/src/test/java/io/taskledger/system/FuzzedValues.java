package io.taskledger.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random texts and JSON: what is right, what is nearly right and what never was. */
final class FuzzedValues {

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "a\u0000b",
                    "\ud800",
                    "\udfff\ud83d",
                    "\ufeff",
                    "\u202eabc",
                    "İıßſ",
                    "e\u0301\u0327",
                    "\ud83d\ude80",
                    "'; drop table event; --",
                    "\\N",
                    "\t\\.\n",
                    "%",
                    "_%\\",
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e999",
                    "NaN",
                    "2147483648",
                    "99999999999999999999",
                    "2026-02-30",
                    "+999999999-12-31",
                    "-999999999-01-01",
                    "9999-12-31",
                    "+10000-01-01",
                    "0000-01-01",
                    "-4712-01-01",
                    "5874898-01-01",
                    "+999999999-12-31T23:59:59.999999999-18:00",
                    "-999999999-01-01T00:00:00+18:00",
                    "+294277-01-01T00:00:00Z",
                    "0001-01-01T00:00:00+18:00",
                    "1970-01-01T00:00:00Z",
                    "2026-01-01T24:00:00Z",
                    "00000000-0000-0000-0000-000000000000",
                    "1-1-1-1-1",
                    "${jndi:ldap://x}",
                    "../../etc/passwd",
                    "<script>",
                    "title,asc",
                    "createdAt,desc",
                    "position,asc",
                    "name,sideways",
                    "ACTIVE",
                    "TODO,DONE",
                    "me",
                    "none",
                    "workspace",
                    "history",
                    "csv",
                    "ndjson",
                    "TaskCreated",
                    "MDAwMQ",
                    "tl1-0",
                    "tl1-zzzzzzzzzzzzz");

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-0",
                    "1",
                    "-1",
                    "1.5",
                    "1e999",
                    "-1e-999",
                    "2147483648",
                    "9223372036854775808",
                    "123456789012345678901234567890",
                    "1E+2");

    private final Random random;

    FuzzedValues(Random random) {
        this.random = random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String text() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> any(TEXTS);
            case 4 -> any(TEXTS) + any(TEXTS);
            case 5 -> "x".repeat(random.nextInt(chance(0.1) ? 20_000 : 300));
            default -> characters(random.nextInt(40));
        };
    }

    private String characters(int count) {
        return IntStream.range(0, count)
                .map(i -> random.nextInt(chance(0.5) ? 0x80 : chance(0.8) ? 0xffff : 0x10ffff))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A value that a field of this name could have. */
    private String plausible(String field) {
        return switch (field) {
            case "status" -> quoted(any(List.of("TODO", "IN_PROGRESS", "DONE")));
            case "priority" -> quoted(any(List.of("NONE", "LOW", "MEDIUM", "HIGH", "URGENT")));
            case "dueDate" -> any(List.of("null", "\"2026-12-31\"", "\"9999-12-31\""));
            case "assigneeId" -> any(List.of("null", quoted(Accounts.ALICE), quoted(Accounts.BOB)));
            case "role" -> quoted(any(List.of("OWNER", "EDITOR", "VIEWER")));
            case "labels" -> list(() -> quoted("label " + random.nextInt(9)), 4);
            default -> quoted("Sound " + random.nextInt(1_000));
        };
    }

    private interface Maker {
        String make();
    }

    private String list(Maker element, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> element.make())
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Mostly an object of these fields. */
    String body(List<String> fields) {
        return switch (random.nextInt(20)) {
            case 0 -> "";
            case 1 ->
                    any(
                            List.of(
                                    "{",
                                    "[]",
                                    "null",
                                    "{}{}",
                                    "{\"a\":1,\"a\":2}",
                                    "\ufeff{}",
                                    "\u0000"));
            case 2 -> json(4);
            case 3 -> "[".repeat(random.nextInt(3_000)) + "]".repeat(random.nextInt(3_000));
            case 4 -> cut(object(fields, 0.3));
            case 5 -> chance(0.2) ? quoted("x".repeat(1 << 20)) : object(fields, 0.9);
            case 6, 7, 8, 9 -> object(fields, 0.4);
            default -> object(fields, 0);
        };
    }

    private String cut(String text) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + (chance(0.5) ? any(TEXTS) : "");
    }

    private String object(List<String> fields, double odd) {
        List<String> some = new ArrayList<>(fields);
        Collections.shuffle(some, random);
        if (some.size() > 2 && chance(0.6)) {
            some = some.subList(0, random.nextInt(some.size()) + 1);
        }
        StringJoiner object = new StringJoiner(",", "{", "}");
        some.forEach(f -> object.add(quoted(f) + ":" + (chance(odd) ? json(2) : plausible(f))));
        if (chance(odd / 4)) {
            object.add(quoted(text()) + ":" + json(1));
        }
        return object.toString();
    }

    private String json(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> any(List.of("null", "true", "false"));
            case 1 -> any(NUMBERS);
            case 6 -> list(() -> json(depth - 1), 6);
            case 7 -> object(List.of("title", text(), text()), 0.8);
            default -> quoted(text());
        };
    }

    /** Escapes what must be, and sometimes what need not. */
    private String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        boolean all = chance(0.1);
        for (char c : text.toCharArray()) {
            if (all || c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
