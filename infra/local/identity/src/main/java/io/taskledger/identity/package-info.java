/**
 * A small OpenID provider for one machine: real flows, public demo accounts. It issues tokens of
 * the shape of Amazon Cognito's, so that the services and the web client cannot tell the two apart.
 * Never for production.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.identity;
