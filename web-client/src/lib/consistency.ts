const KEY = 'taskledger.consistency';

/** Orders two tokens of the same issue: longer is later, equal lengths compare as text. */
function isLater(candidate: string, current: string): boolean {
  return candidate.length === current.length
    ? candidate > current
    : candidate.length > current.length;
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null; // storage is switched off: the token lives as long as the page
  }
}

let newest = stored();

/** The newest Consistency-Token this tab has seen: reads that carry it show at least that state. */
export const consistency = {
  current: (): string | null => newest,

  /** Remembers the token if it is newer. It survives a reload, so that a reload is not stale either. */
  advance(token: string | null): void {
    if (token === null || (newest !== null && !isLater(token, newest))) {
      return;
    }
    newest = token;
    try {
      sessionStorage.setItem(KEY, token);
    } catch {
      // storage is switched off
    }
  },

  /** A new sign-in starts from what the server has. */
  forget(): void {
    newest = null;
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // storage is switched off
    }
  },
};
