/**
 * What one caller may hold of an instance at a time. A <em>place</em> is the right to hold one
 * thing ({@link io.taskledger.platform.admission.Holding}): a running request, a body being read, a
 * wait, a stream, a heavy read, bytes of bodies and of answers. Of each there is a whole, and a
 * share of it that one caller may have, far smaller than the whole. Beyond the share is 429 {@code
 * too_much_at_once}, beyond the whole 503 {@code unavailable}, both at once and with {@code
 * Retry-After}: nobody waits for a place.
 *
 * <p>A caller is who the token names. Who has none is a stranger, known by address; strangers have
 * places of their own, as have probes, so that neither ever takes one that signed-in people need.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.admission;
