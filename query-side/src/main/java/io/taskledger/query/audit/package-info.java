/** The audit trail: every event, for administrators. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.audit;
