/** Following the log: one reader per instance wakes and feeds any number of streams. */
@org.jspecify.annotations.NullMarked
package io.taskledger.eventlog.tail;
