/**
 * Words that a person chose, for use within a sentence: whatever direction they are written in, or
 * ask for, what stands beside them keeps its own. Where there is markup, `<bdi>` does the same.
 */
export function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}

export const quoted = (words: string) => `“${isolated(words)}”`;
