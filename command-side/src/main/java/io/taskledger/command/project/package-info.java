/** The project: its aggregate, its rules, and the state that tasks rely on. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.project;
