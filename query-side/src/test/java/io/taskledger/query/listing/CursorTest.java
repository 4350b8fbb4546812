package io.taskledger.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void comesBackAsItWas() {
        Cursor cursor = new Cursor("title,asc", 7, "any \u001f text \"ä\"", "id");
        assertThat(Cursor.decode(cursor.encoded())).contains(cursor);
    }

    /** The next page's number must be one too. */
    @Test
    void refusesAPageThatNoListHas() {
        Cursor cursor = new Cursor("title,asc", Long.MAX_VALUE, "text", "id");
        assertThat(Cursor.decode(cursor.encoded())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!", "dGl0bGUsYXNj", "===="})
    void refusesWhatIsNotOurs(String value) {
        assertThat(Cursor.decode(value)).isEmpty();
    }
}
