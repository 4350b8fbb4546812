/**
 * What is measured goes to Prometheus in full, for who runs the service here, and, if switched on,
 * to CloudWatch by a short list, since every series there costs money.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.metrics;
