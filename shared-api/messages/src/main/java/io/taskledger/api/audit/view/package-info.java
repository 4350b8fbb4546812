/** What queries on the audit trail answer. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.audit.view;
