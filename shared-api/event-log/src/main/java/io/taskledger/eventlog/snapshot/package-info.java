/** Snapshots of long streams: a short cut that may be lost at any time. */
@org.jspecify.annotations.NullMarked
package io.taskledger.eventlog.snapshot;
