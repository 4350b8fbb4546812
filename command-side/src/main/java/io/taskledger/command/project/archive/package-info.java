/** Close a project to task commands, and open it again. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.project.archive;
