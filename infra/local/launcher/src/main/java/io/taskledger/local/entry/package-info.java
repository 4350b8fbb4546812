/**
 * The one HTTP entry point of the local system: routes as the load balancer does in production and
 * serves the web client. Runs as a process of its own.
 */
package io.taskledger.local.entry;
