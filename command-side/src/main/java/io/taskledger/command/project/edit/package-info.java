/** Rename or describe a project. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.project.edit;
