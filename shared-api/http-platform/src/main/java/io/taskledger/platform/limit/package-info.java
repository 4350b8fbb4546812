/**
 * Rate limits per caller. The truth is a Bucket4j bucket in Redis that all instances share; each
 * instance decides on its own estimate and reconciles in the background, so no request ever waits
 * for Redis. Without Redis nobody is refused.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.limit;
