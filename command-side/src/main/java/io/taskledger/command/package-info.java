/** The command side: REST commands to aggregates to events. Stateless, any number of instances. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command;
