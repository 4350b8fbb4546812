/** Make the caller known. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.user.register;
