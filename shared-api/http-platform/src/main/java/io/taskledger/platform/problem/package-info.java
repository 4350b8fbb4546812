/** Every error answer, as RFC 9457 problem+json with a stable code. */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.problem;
