/**
 * How queries are answered: from one snapshot of the read model, at or past the position that the
 * request asks for, with the position that the answer truly reflects.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.reading;
