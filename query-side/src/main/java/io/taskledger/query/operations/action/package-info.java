/** The record of what operators did. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.operations.action;
