/** The query side: projections of the log, the read models they keep, and the queries on them. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query;
