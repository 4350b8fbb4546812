/** Changes as they happen: one follower of the log per instance, and the stream for clients. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.changes;
