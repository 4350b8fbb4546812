/** What operators see and steer, the same from every instance. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.operations;
