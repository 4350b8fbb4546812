/** The read model as JPA entities, which are only ever read. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.model;
