/** The contract between the two sides and with the web client. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api;
