/** Answers to keyed requests, kept in the log with what they answered. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.platform.idempotency;
