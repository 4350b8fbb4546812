/** People known to Taskledger. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.user;
