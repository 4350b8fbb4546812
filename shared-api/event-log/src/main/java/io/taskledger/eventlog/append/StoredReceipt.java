package io.taskledger.eventlog.append;

import java.time.Instant;

/**
 * A receipt found in the log.
 *
 * @param position of the last event of its command; the log's head then, if it appended nothing
 * @param at when, by the database's clock
 */
public record StoredReceipt(Receipt receipt, long position, Instant at) {}
