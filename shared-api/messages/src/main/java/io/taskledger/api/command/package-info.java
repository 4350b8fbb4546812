/** What all commands have in common. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.command;
