/** What can be asked of a task. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.task.command;
