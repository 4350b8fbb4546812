package io.taskledger.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

class ValuesTest {

    @Test
    void trimsLines() {
        assertThat(new TaskTitle(" \u2003Plan\t").value()).isEqualTo("Plan");
        assertThat(new ProjectName(" Home ").value()).isEqualTo("Home");
    }

    @Test
    void countsCodePointsNotUnits() {
        assertThat(new TaskTitle("😀".repeat(200)).value()).hasSize(400);
        refused(TaskTitle::new, "😀".repeat(201), "must be 1 to 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u2003"})
    void refusesEmptyLines(String text) {
        refused(ProjectName::new, text, "must be 1 to 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u0085b", "a\u007fb"})
    void refusesControlCharactersInLines(String text) {
        refused(TaskTitle::new, text, "must not contain control characters");
    }

    @Test
    void refusesHalvesOfSurrogatePairs() {
        refused(TaskTitle::new, "a\ud83d", "must be valid Unicode");
        refused(Description::new, "\ude00a", "must be valid Unicode");
    }

    @Test
    void keepsDescriptionsAsTheyAre() {
        assertThat(new Description(" a\r\n\tb ").value()).isEqualTo(" a\r\n\tb ");
        assertThat(new Description("x".repeat(10_000)).value()).hasSize(10_000);
        refused(Description::new, "x".repeat(10_001), "must be at most 10000 characters");
        refused(
                Description::new,
                "a\u0000",
                "must not contain control characters other than line breaks and tabs");
    }

    @Test
    void takesBlankDescriptionForNone() {
        assertThat(Description.orNone(" \n")).isNull();
        assertThat(Description.orNone("a")).isEqualTo(new Description("a"));
    }

    @Test
    void trimsSortsAndMergesLabels() {
        assertThat(new Labels(List.of("b ", "a", "b")).values()).containsExactly("a", "b");
    }

    @Test
    void limitsLabels() {
        List<String> many = IntStream.range(0, 21).mapToObj(i -> "l" + i).toList();
        assertThat(new Labels(many.subList(0, 20)).values()).hasSize(20);
        refused(Labels::new, many, "must be at most 20 labels");
        refused(Labels::new, List.of("x".repeat(51)), "must be 1 to 50 characters");
        refused(Labels::new, List.of(""), "must be 1 to 50 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-1-1", "+12026-01-01", "0000-01-01", "tomorrow", ""})
    void refusesDatesThatAreNone(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> DueDate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a\n"})
    void refusesUserIdsThatAreNone(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new UserId(text));
    }

    private static <T> void refused(Function<T, ?> type, T value, String reason) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> type.apply(value))
                .withMessage(reason);
    }
}
