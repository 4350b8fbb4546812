/** How projections fare; pausing and resuming them. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.operations.projections;
