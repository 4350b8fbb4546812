/** What operators see. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.operations.view;
