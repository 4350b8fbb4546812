/** Values that carry their own rules. Facts in the log hold plain values instead. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.value;
