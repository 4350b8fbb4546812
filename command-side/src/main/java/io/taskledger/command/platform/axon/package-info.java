/** Axon, set up by hand: what is not here is not there. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.platform.axon;
