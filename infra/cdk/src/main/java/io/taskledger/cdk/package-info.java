/**
 * What each environment is made of on AWS. One stage an environment, its stacks split by how long
 * they live; nothing here looks anything up, so that the same source always gives the same
 * templates.
 */
package io.taskledger.cdk;
