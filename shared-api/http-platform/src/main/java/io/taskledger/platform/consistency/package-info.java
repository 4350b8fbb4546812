/** Consistency tokens on their way out, and the refusal of those that the log does not know. */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.consistency;
