/** What queries on tasks answer. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.task.view;
