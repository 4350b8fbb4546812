/** What the world sees: the web client and the API under one name, behind a firewall. */
package io.taskledger.cdk.edge;
