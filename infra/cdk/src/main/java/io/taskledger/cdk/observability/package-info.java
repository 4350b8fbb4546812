/** What operators see and what wakes them; every alarm names the page that says what to do. */
package io.taskledger.cdk.observability;
