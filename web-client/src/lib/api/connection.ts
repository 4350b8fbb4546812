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

/** When the browser last said so, in milliseconds as `performance.now()` counts. */
let offlineSince = -Infinity;

export function reportUnreachable(): void {
  setReachable(false);
}

/**
 * The server answered what was sent at `sentAt`. The answer to something sent before the browser went
 * offline says nothing of the connection now: it was on its way already.
 */
export function reportAnswered(sentAt: number): void {
  if (sentAt > offlineSince) {
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

window.addEventListener('offline', () => {
  offlineSince = performance.now();
  setReachable(false);
});
window.addEventListener('online', () => {
  setReachable(true);
});
