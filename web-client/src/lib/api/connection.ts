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

export function reportReachable(reachable: boolean): void {
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
  reportReachable(false);
});
window.addEventListener('online', () => {
  reportReachable(true);
});
