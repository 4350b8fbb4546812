/** The form that a task has in request bodies. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.task.form;
