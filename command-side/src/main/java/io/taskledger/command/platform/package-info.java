/** What the slices of the command side share. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.platform;
