/**
 * The log as this instance hears it: whoever has to know what others decided is a {@link
 * io.taskledger.eventlog.tail.LogListener} bean.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.platform.follow;
