/**
 * The projection behind all that people work with: projects, their members and counts, tasks, and
 * the names of people. One projection, so that who may see what, and what there is to see, are read
 * at one position.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.workspace;
