/** Whether the process lives and whether it can serve. */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.health;
