/** What an environment costs a month, computed from its settings, a load and a list of prices. */
package io.taskledger.cdk.cost;
