/**
 * What both services do alike at their edge: who calls, how errors look, how much may come in,
 * whether the process is well. A service gets all of it by depending on this module.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform;
