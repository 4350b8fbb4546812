/** Signing in to PostgreSQL on AWS without a password. */
package io.taskledger.platform.database;
