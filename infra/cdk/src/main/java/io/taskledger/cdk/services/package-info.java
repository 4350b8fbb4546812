/** The two services behind their load balancer: how they run, scale and are replaced. */
package io.taskledger.cdk.services;
