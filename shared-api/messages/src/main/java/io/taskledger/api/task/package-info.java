/** Words of tasks. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.task;
