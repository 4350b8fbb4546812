/**
 * How much may be stored: {@code taskledger.quotas.*}, the same on both sides, since the query side
 * tells what the command side holds callers to.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.quota;
