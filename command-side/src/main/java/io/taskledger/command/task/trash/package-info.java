/** Put a task into the trash, and take it out. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.task.trash;
