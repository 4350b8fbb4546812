package io.taskledger.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What counts as text of one line, for every type of it. */
class TextTest {

    private static final long SEED = 20_260_301;

    /** Default_Ignorable_Code_Point of the Unicode Character Database, 16.0. */
    private static final int[][] IGNORABLE = {
        {0x00ad, 0x00ad}, {0x034f, 0x034f}, {0x061c, 0x061c}, {0x115f, 0x1160},
        {0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x200b, 0x200f}, {0x202a, 0x202e},
        {0x2060, 0x206f}, {0x3164, 0x3164}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff},
        {0xffa0, 0xffa0}, {0xfff0, 0xfff8}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a},
        {0xe0000, 0xe0fff}
    };

    static int[] nothingToSee() {
        IntStream ignorable =
                Arrays.stream(IGNORABLE).flatMapToInt(r -> IntStream.rangeClosed(r[0], r[1]));
        IntStream blank =
                IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(
                                c ->
                                        Character.isSpaceChar(c)
                                                || Character.isWhitespace(c)
                                                || List.of(6, 7, 8).contains(Character.getType(c)));
        return IntStream.concat(IntStream.concat(ignorable, blank), IntStream.of(0x2800, 0x85))
                .toArray();
    }

    static List<Function<String, ?>> lines() {
        return List.of(
                TaskTitle::new,
                ProjectName::new,
                PersonName::new,
                label -> new Labels(List.of(label)));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isNothingThatCannotBeSeen(Function<String, ?> line) {
        for (int c : nothingToSee()) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .as("U+%04X", c)
                    .isThrownBy(() -> line.apply(Character.toString(c)));
        }
    }

    @Test
    void isNothingThatCannotBeSeenInAnyMixture() {
        int[] invisible = nothingToSee();
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            int[] some = random.ints(1 + random.nextInt(20), 0, invisible.length).toArray();
            StringBuilder text = new StringBuilder();
            Arrays.stream(some).forEach(at -> text.appendCodePoint(invisible[at]));
            assertThatExceptionOfType(InvalidValueException.class)
                    .as("%s", text.codePoints().mapToObj(Integer::toHexString).toList())
                    .isThrownBy(() -> new TaskTitle(text.toString()));
        }
    }

    @Test
    void isTheSameOnceTrimmed() {
        Random random = new Random(SEED);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            String text =
                    random.ints(1 + random.nextInt(6), 0, 0x3200)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            try {
                String title = new TaskTitle(text).value();
                assertThat(new TaskTitle(title).value()).isEqualTo(title);
                assertThat(new TaskTitle("\u00a0\u200b" + text + "\u3164\u2800").value())
                        .isEqualTo(title);
                accepted++;
            } catch (InvalidValueException refused) {
                assertThat(refused.reason()).startsWith("must ");
            }
        }
        assertThat(accepted).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩‍👩‍👧‍👦",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "❤️",
                "1️⃣",
                "می‌خواهم",
                "ه‍",
                "क्‍ष र्‍",
                "e\u0301",
                "co\u00adoperate",
                "\u200fאב\u200e",
                "a \u2068אב\u2069 b",
                "。",
                "\ue000"
            })
    void keepsWhatShapesVisibleText(String text) {
        assertThat(new TaskTitle(" " + text + "\u200b").value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202eb", "a\u202ab", "a\u202bb\u202c", "a\u202db\u202c", "a\u202cb",
                "a\u2066b", "a\u2067b", "a\u2068b", "a\u2069b", "\u2069a\u2068"
            })
    void leavesTheDirectionOfItsSurroundingsAlone(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new TaskTitle(text))
                .withMessage("must not change the direction of the text that surrounds it");
        assertThat(new Description(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\t", "\u000b", "\f", "\u0085", "\u2028", "\u2029"})
    void isOneLine(String separator) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new TaskTitle("a" + separator + "b"));
    }

    @Test
    void isNoDescriptionWithoutAnythingToSee() {
        assertThat(Description.orNone("\u200b\n\u3164\u0301")).isNull();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Description.orNone("\u0000"));
    }

    @Test
    void makesNamesOfWhateverIsGiven() {
        assertThat(PersonName.from(" Zoë ", "u1").value()).isEqualTo("Zoë");
        assertThat(PersonName.from("a\u202eb\u2028c\u0000\ud83d\nd", "u1").value())
                .isEqualTo("abcd");
        assertThat(PersonName.from("\u3164\u200b", "u1").value()).isEqualTo("u1");
        assertThat(PersonName.from("😀".repeat(1_600), "u1").value()).isEqualTo("😀".repeat(200));
        assertThat(PersonName.from("a".repeat(199) + " bc", "u1").value()).hasSize(199);
    }

    @Test
    void makesNamesOfAnything() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder given = new StringBuilder();
            random.ints(random.nextInt(300), 0, 0x10000).forEach(c -> given.append((char) c));
            String name = PersonName.from(given.toString(), "u1").value();
            assertThat(new PersonName(name).value()).isEqualTo(name);
        }
    }
}
