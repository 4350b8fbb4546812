/** Whether requests are traced: spans go to an OpenTelemetry collector, if one is named. */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.tracing;
