/** What query sides leave to this side to append. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.platform.outbox;
