const CHANNEL = 'taskledger-sign-out';
const PATIENCE_MS = 3000;

/**
 * Asks the services to refuse the session's tokens from now on, on every instance. The session ends
 * here whatever becomes of it: a token that is not refused is good for some minutes at most.
 */
export async function endSession(token: string | null): Promise<void> {
  if (token === null) {
    return;
  }
  try {
    await fetch('/api/me/sign-out', {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (failure) {
    console.warn(failure);
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
