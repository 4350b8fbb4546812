/** What a decision is made of: named rules, and what is said when one is broken. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.rule;
