/** What queries on projects answer. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.project.view;
