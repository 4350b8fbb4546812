/**
 * Appending: group append, conditions, receipts. One statement in auto-commit for a whole batch of
 * commands, so the lock of the log is never held across a network round trip.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.eventlog.append;
