/** The way of a command from an endpoint to its aggregate and back. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.platform.dispatch;
