/**
 * Tasks that prepare the databases before services start; and the cluster that all tasks run in.
 */
package io.taskledger.cdk.migration;
