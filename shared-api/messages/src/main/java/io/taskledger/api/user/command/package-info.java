/** What can be asked of a person known to Taskledger. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.user.command;
