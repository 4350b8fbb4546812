/** What the stream of changes carries. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.change;
