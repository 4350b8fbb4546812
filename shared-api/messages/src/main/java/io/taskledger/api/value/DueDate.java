package io.taskledger.api.value;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A date of the years 1 to 9999, without time or zone: the day by which a task is due. */
public record DueDate(LocalDate value) {

    public DueDate {
        if (value.getYear() < 1 || value.getYear() > 9999) {
            throw new InvalidValueException("must be in the years 1 to 9999");
        }
    }

    /** The date written as {@code 2026-12-31}. */
    public static DueDate parse(String text) {
        try {
            return new DueDate(LocalDate.parse(text));
        } catch (DateTimeParseException notADate) {
            throw new InvalidValueException("must be a date like 2026-12-31");
        }
    }
}
