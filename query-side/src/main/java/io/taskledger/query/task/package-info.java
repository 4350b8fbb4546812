/** Tasks: one, those of a project, and those of all the caller's projects. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.task;
