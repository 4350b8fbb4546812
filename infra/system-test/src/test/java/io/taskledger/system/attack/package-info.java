/**
 * A program that does to a running system what strangers and signed-in people may do, a process of
 * its own. It knows addresses and one person's token, and nothing of the code that it attacks.
 */
package io.taskledger.system.attack;
