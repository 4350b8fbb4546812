package io.taskledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-", "@", "\t", "\uff1d", "\uff0b", "\uff0d", "\uff20"})
    void takesTheMeaningFromFormulas(String sign) {
        String formula = sign + "cmd|'/c calc'!A0";
        assertThat(Csv.field(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n"})
    void takesItFromThoseOnALaterLineToo(String end) {
        assertThat(Csv.field(end + "=1+1")).isEqualTo("\"'" + end + "=1+1\"");
    }

    @Test
    void leavesOtherTextAndNumbersAsTheyAre() {
        assertThat(Csv.field("a=b")).isEqualTo("a=b");
        assertThat(Csv.field(-1)).isEqualTo("-1");
        assertThat(Csv.field(null)).isEmpty();
        assertThat(Csv.field("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
    }
}
