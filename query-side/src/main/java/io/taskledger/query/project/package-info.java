/** Projects and their members. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.project;
