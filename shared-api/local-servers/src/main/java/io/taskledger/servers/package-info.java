/**
 * Real PostgreSQL and Redis as child processes on the loopback interface, for tests and for the
 * local system. Nothing here needs root, Docker or an installed server.
 */
package io.taskledger.servers;
