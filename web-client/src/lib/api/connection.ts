import { createStore } from '../store';

/** How the server can be reached: `waiting` while it has asked us to slow down. */
export interface Connection {
  reachable: boolean;
  waitingUntil: number | null;
}

export const connection = createStore<Connection>({
  reachable: navigator.onLine,
  waitingUntil: null,
});

/** When the connection was last seen to be gone, in milliseconds as `performance.now()` counts. */
let lostAt = -Infinity;

export function reportUnreachable(): void {
  lostAt = performance.now();
  setReachable(false);
}

/**
 * The server answered what was sent at `sentAt`. The answer to something sent before the connection
 * went says nothing of the connection now: it was on its way already.
 */
export function reportAnswered(sentAt: number): void {
  if (sentAt > lostAt) {
    setReachable(true);
  }
}

function setReachable(reachable: boolean): void {
  connection.update((current) =>
    current.reachable === reachable ? current : { ...current, reachable },
  );
}

export function reportWaiting(waitingUntil: number | null): void {
  connection.update((current) =>
    current.waitingUntil === waitingUntil ? current : { ...current, waitingUntil },
  );
}

window.addEventListener('offline', reportUnreachable);
window.addEventListener('online', () => {
  setReachable(true);
});
