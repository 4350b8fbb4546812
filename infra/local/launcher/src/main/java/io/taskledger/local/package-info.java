/**
 * The local system: real PostgreSQL, Redis, an OpenID provider, both services and one entry point,
 * each a process of its own, started in order, watched, restarted when they die and stopped in
 * order.
 */
package io.taskledger.local;
