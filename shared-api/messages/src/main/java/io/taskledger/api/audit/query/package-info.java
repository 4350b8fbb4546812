/** What can be asked about the audit trail. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.audit.query;
