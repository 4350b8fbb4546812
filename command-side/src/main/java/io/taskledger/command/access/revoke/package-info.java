/** End all sessions of somebody. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.access.revoke;
