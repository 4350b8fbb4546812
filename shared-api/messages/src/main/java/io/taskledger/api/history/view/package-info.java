/** What queries on history answer. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.history.view;
