/** What must not be lost: PostgreSQL and its backups; and beside it the cache, which may be. */
package io.taskledger.cdk.data;
