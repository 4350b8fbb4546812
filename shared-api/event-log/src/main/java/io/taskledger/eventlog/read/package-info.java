/** Reading the log by position, by aggregate and by time. */
@org.jspecify.annotations.NullMarked
package io.taskledger.eventlog.read;
