/** What an account has once: threat detection, budgets, and who may deploy. */
package io.taskledger.cdk.account;
