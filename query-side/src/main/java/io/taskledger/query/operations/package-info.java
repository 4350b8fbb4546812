/** What operators see of the projections. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.operations;
