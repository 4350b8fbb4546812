/** Access tokens and the caller behind them. */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.auth;
