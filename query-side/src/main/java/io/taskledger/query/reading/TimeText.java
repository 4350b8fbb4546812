package io.taskledger.query.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Times and dates as clients write them, of the years 1 to 9999: Java reads more years than
 * PostgreSQL can be asked for.
 */
public final class TimeText {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private TimeText() {}

    /**
     * A time such as {@code 2026-01-31T12:00:00Z}, with any offset.
     *
     * @throws DateTimeException if it is none of these years in UTC
     */
    public static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        requireYear(time.getYear()); // There may be no UTC to the last of Java's years.
        OffsetDateTime there = time.withOffsetSameInstant(ZoneOffset.UTC);
        requireYear(there.getYear());
        return there.toInstant();
    }

    /**
     * A date such as {@code 2026-01-31}.
     *
     * @throws DateTimeException if it is none of these years
     */
    public static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        requireYear(date.getYear());
        return date;
    }

    private static void requireYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("Year " + year);
        }
    }
}
