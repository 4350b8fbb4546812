/** What the templates promise, the services keep: both are read from the same source tree. */
package io.taskledger.cdk.deployed;
