/** Put a project into the trash, and take it out. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.project.trash;
