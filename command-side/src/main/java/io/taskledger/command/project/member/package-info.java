/** Who is in a project, and in which role. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.project.member;
