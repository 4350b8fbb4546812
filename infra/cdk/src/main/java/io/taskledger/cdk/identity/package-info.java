/** Who people are: an Amazon Cognito user pool and the one public client of it. */
package io.taskledger.cdk.identity;
