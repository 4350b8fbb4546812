export const number = new Intl.NumberFormat('en');

/** "1 event", "1,234 events". */
export function count(many: number, noun: string): string {
  return `${number.format(many)} ${noun}${many === 1 ? '' : 's'}`;
}

/** "12 s", "3 min", "2 h 5 min": rounded as people do. */
export function duration(seconds: number): string {
  if (seconds < 60) {
    return `${String(Math.max(1, Math.round(seconds)))} s`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? `${String(minutes)} min`
    : `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}
