/** Make a task. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.task.create;
