/** The state at an earlier time, from the log, with the folds of the projections. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.timetravel;
