/** How both services talk to Redis: briefly, and without hanging when it is away. */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.redis;
