/** Sessions that end before their tokens expire. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.access;
