/** What operators see of projections, rebuilds and dead letters. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.operations.view;
