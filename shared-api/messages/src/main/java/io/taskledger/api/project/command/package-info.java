/** What can be asked of a project; membership is part of it. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.project.command;
