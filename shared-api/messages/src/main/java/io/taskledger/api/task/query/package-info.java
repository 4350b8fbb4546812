/** What can be asked about tasks. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.task.query;
