/**
 * A small OpenID provider for one machine: real flows, public demo accounts. It issues tokens of
 * the shape of Amazon Cognito's, so that the services and the web client cannot tell the two apart.
 * Never for production.
 *
 * <p>A web client stays signed in by refresh tokens, which rotate as Amazon Cognito's do (Spring
 * gives a public client none by itself), or silently by {@code prompt=none} while the session
 * lasts. Access tokens live 15 minutes, sessions and refresh tokens 12 hours. Sessions and refresh
 * tokens are in memory and end with the process; access tokens outlive it, as the signing key is
 * kept. A code goes to a registered address only and is good for one try. A refresh token that
 * comes back after it was replaced ends all of its sign-in, as do its revocation (RFC 7009) and
 * signing out.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.identity;
