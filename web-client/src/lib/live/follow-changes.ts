import * as v from 'valibot';
import { accessToken, renewToken, sessionExpired } from '../auth';
import { backOff, wait } from '../api/wait';
import type { Change } from '../query-keys';
import { readEvents } from './event-stream';

const ResetData = v.object({ token: v.fallback(v.nullable(v.string()), null) });
const ChangeData = v.object({
  token: v.string(),
  aggregateType: v.string(),
  aggregateId: v.string(),
  projectId: v.nullish(v.string(), null),
});

/** A line silent for so long (servers send comments in between) is taken for dead. */
const SILENCE = 45_000;

export interface Follower {
  onChange: (change: Change) => void;
  /** The stream is open, but changes before it may have been missed. */
  onUnknownGap: () => void;
  /** What was seen before may be gone or out of date: changes follow from this token on. */
  onReset: (token: string | null) => void;
}

/**
 * Follows `/api/events` until the signal is aborted: resumes after the last event seen, returns
 * with back-off when the line is lost, and at once when the network comes back.
 */
export async function followChanges(follower: Follower, signal: AbortSignal): Promise<void> {
  // In an object: it is set from within a callback.
  const place: { lastEventId: string | null } = { lastEventId: null };
  for (let attempt = 0; !signal.aborted; attempt++) {
    const line = new AbortController();
    const close = () => {
      line.abort();
    };
    signal.addEventListener('abort', close, { once: true });
    let silence = setTimeout(close, SILENCE);
    try {
      const response = await open(place.lastEventId, line.signal);
      if (response.ok && response.body !== null) {
        attempt = 0;
        if (place.lastEventId === null) {
          follower.onUnknownGap();
        }
        const reached = (id: string) => {
          place.lastEventId = id;
        };
        const heard = () => {
          clearTimeout(silence);
          silence = setTimeout(close, SILENCE);
        };
        for await (const { event, data } of readEvents(response.body, heard, reached)) {
          if (event === 'change') {
            follower.onChange(v.parse(ChangeData, JSON.parse(data)));
          } else if (event === 'reset') {
            follower.onReset(v.parse(ResetData, JSON.parse(data)).token);
          }
        }
      } else if (response.status === 400 && place.lastEventId !== null) {
        place.lastEventId = null; // An instance of another release: it begins anew.
      } else if (response.status === 401 && (await renewToken()) === null) {
        sessionExpired.set(true);
      }
    } catch {
      // The line was lost or closed by us: below we wait and open it again.
    } finally {
      clearTimeout(silence);
      signal.removeEventListener('abort', close);
    }
    await pause(backOff(attempt, 1000, 30_000), signal);
  }
}

async function open(lastEventId: string | null, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: 'text/event-stream',
    Authorization: `Bearer ${(await accessToken()) ?? ''}`,
  };
  if (lastEventId !== null) {
    headers['Last-Event-ID'] = lastEventId;
  }
  return fetch('/api/events', { headers, signal, cache: 'no-store' });
}

/** Waits, but not longer than until the network comes back; never rejects. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const end = () => {
    over.abort();
  };
  signal.addEventListener('abort', end, { once: true });
  window.addEventListener('online', end, { once: true });
  await wait(milliseconds, over.signal).catch(() => undefined);
  signal.removeEventListener('abort', end);
  window.removeEventListener('online', end);
}
