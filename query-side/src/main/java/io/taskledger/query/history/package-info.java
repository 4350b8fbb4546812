/** Who changed what, when and from what: of each thing, and of all. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.history;
