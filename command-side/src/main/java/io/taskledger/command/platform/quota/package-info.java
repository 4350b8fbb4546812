/**
 * Quotas: refusals of commands beyond which somebody's share of the disk would be exceeded. Usage
 * is counted from the log in the database, which all instances share; each instance knows it as it
 * was about a second ago, so what is under way may overshoot. What is not known yet refuses
 * nothing.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.platform.quota;
