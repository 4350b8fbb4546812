/** What rows of the read model look like to queries, and how they are asked for. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.model;
