/**
 * The cache before the hot read models. What is stored under a key never changes, because the key
 * holds the position and the fingerprint of the last change of what is shown; each instance knows
 * them from following the log. See ADR 5.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.cache;
