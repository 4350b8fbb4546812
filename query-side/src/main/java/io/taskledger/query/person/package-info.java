/** People: the caller, and those who can be found by name. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.person;
