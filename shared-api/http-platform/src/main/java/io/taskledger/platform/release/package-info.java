/** How a release and the one before it run side by side. */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.release;
