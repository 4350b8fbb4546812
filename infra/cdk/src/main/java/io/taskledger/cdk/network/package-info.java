/** The private network in two zones, and who may speak to whom in it. */
package io.taskledger.cdk.network;
