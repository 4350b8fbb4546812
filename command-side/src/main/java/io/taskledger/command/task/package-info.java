/** The task: its aggregate and its rules. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.task;
