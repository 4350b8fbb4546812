/** Resolves after so many milliseconds; rejects with the signal's reason if it is aborted. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', aborted);
      resolve();
    }, milliseconds);
    if (signal?.aborted) {
      aborted();
    }
    signal?.addEventListener('abort', aborted, { once: true });
  });
}

/** Exponential back-off from `base`, with jitter so that clients do not return in step. */
export function backOff(attempt: number, base: number, most: number): number {
  const full = Math.min(most, base * 2 ** attempt);
  return full / 2 + Math.random() * (full / 2);
}

/** Milliseconds a server asked for in Retry-After (seconds or a date), else `otherwise`. */
export function retryAfter(response: Response, otherwise: number): number {
  const value = response.headers.get('Retry-After');
  if (value === null) {
    return otherwise;
  }
  const seconds = Number(value);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(milliseconds) ? otherwise : Math.min(Math.max(milliseconds, 0), 30_000);
}
