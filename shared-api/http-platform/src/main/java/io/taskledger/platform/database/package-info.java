/** Connections to PostgreSQL: found again soon, and signed in on AWS without a password. */
package io.taskledger.platform.database;
