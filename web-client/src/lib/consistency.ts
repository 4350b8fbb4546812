const KEY = 'taskledger.consistency';

/** The part of a token that tells its position; what follows it only tells logs apart. */
function place(token: string): string {
  return token.split('-')[1] ?? '';
}

/** Orders two tokens of the same issue: longer is later, equal lengths compare as text. */
function isLater(candidate: string, current: string): boolean {
  const [one, other] = [place(candidate), place(current)];
  if (one === other) {
    return candidate.length > current.length;
  }
  return one.length === other.length ? one > other : one.length > other.length;
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null; // storage is switched off: the token lives as long as the page
  }
}

let newest = stored();
const whenReplaced = new Set<() => void>();

function remember(token: string | null): void {
  newest = token;
  try {
    if (token === null) {
      sessionStorage.removeItem(KEY);
    } else {
      sessionStorage.setItem(KEY, token);
    }
  } catch {
    // storage is switched off
  }
}

/** The newest Consistency-Token this tab has seen: reads that carry it show at least that state. */
export const consistency = {
  current: (): string | null => newest,

  /** Remembers the token if it is newer. It survives a reload, so that a reload is not stale either. */
  advance(token: string | null): void {
    if (token !== null && (newest === null || isLater(token, newest))) {
      remember(token);
    }
  },

  /**
   * The server's log lacks what a token names: it was restored to an earlier time. From here on the
   * present token counts, and whoever holds what was read before lets it go, once for each time.
   */
  replace(unknown: string, present: string | null): void {
    if (newest === unknown) {
      remember(present);
      whenReplaced.forEach((listener) => {
        listener();
      });
    }
  },

  onReplaced(listener: () => void): () => void {
    whenReplaced.add(listener);
    return () => whenReplaced.delete(listener);
  },

  /** A new sign-in starts from what the server has. */
  forget(): void {
    remember(null);
  },
};
