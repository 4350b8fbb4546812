/** Events that could not be applied: to be looked at, tried again or given up. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.operations.deadletter;
