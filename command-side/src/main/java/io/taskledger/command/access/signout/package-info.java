/** End one's own session. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.access.signout;
