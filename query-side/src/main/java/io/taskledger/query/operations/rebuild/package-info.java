/**
 * Rebuilds: a new generation of a projection is made beside the live one, compared, and promoted.
 * What is under way is in the database alone; every instance folds segments of it, one drives it,
 * and any other goes on when that one dies. See ADR 7.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.operations.rebuild;
