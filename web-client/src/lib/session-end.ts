import { backOff, retryAfter, wait } from './api/wait';

const CHANNEL = 'taskledger-sign-out';
const PATIENCE_MS = 3000;

/** Who signs out wants to be gone: all tries together. */
const LONGEST_MS = 6000;

/**
 * Asks the services to refuse the session's tokens from now on, on every instance; with a new token
 * if they refuse this one already, and again when they ask to come back. The session ends here
 * whatever becomes of it: a token that is not refused is good for some minutes at most.
 */
export async function endSession(
  token: string | null,
  renew: () => Promise<string | null>,
): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  const left = () => Math.max(0, end - performance.now());
  let renewed = false;
  for (let attempt = 0; token !== null; attempt++) {
    const response = await ask(token, Math.min(PATIENCE_MS, left()));
    if (response === null || response.ok) {
      return;
    }
    if (response.status === 401 && !renewed) {
      renewed = true;
      token = await Promise.race([renew(), wait(left()).then(() => null)]);
      continue;
    }
    const pause = retryAfter(response, backOff(attempt, 300, 1500));
    const asksBack = response.status === 429 || response.status === 503;
    if (!asksBack || pause >= left()) {
      console.warn('The services did not end the session:', response.status);
      return;
    }
    await wait(pause);
  }
}

async function ask(token: string, milliseconds: number): Promise<Response | null> {
  try {
    return await fetch('/api/me/sign-out', {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      keepalive: true,
      signal: AbortSignal.timeout(milliseconds),
    });
  } catch (failure) {
    console.warn(failure);
    return null;
  }
}

/** Other tabs of this browser leave too: each has tokens of its own. */
export function announceSignOut(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-out');
  channel.close();
}

/** Calls back when another tab signs out; returns what ends that. */
export function onSignOutElsewhere(leave: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = leave;
  return () => {
    channel.close();
  };
}
