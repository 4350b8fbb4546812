/** Make a project. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.project.create;
