/**
 * Releases side by side: which instances live, what all of them can read, and so in which form
 * events are written. A capability is the name of something that events may hold since some
 * release.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.eventlog.release;
