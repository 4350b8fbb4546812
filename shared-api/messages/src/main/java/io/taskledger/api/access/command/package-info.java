/** Wishes to end sessions. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.access.command;
