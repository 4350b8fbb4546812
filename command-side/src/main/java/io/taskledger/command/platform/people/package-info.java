/**
 * Who is known: everybody who signed in through the client, or gave any command, once. Nobody is
 * ever removed.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.platform.people;
