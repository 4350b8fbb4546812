/** Keeping one process alive: start, readiness, restart with back-off, pid file, orderly stop. */
package io.taskledger.local.process;
