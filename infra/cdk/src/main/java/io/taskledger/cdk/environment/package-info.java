/** What differs between environments, and what everything is called: the only place for either. */
package io.taskledger.cdk.environment;
