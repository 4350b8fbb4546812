/** Change the fields of a task, its status and assignee included. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.task.edit;
