import { useEffect, useState } from 'react';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const sameYear = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const otherYear = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});

const STEPS: [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60 * 60, 60, 'minute'],
  [60 * 60 * 24, 60 * 60, 'hour'],
  [60 * 60 * 24 * 7, 60 * 60 * 24, 'day'],
];

/** "just now", "3 min. ago", "yesterday"; after a week the date. */
export function ago(instant: string, now: number): string {
  const seconds = (now - Date.parse(instant)) / 1000;
  if (seconds < 45) {
    return 'just now';
  }
  for (const [limit, size, unit] of STEPS) {
    if (seconds < limit) {
      return relative.format(-Math.max(1, Math.round(seconds / size)), unit);
    }
  }
  return dateTime.format(new Date(instant));
}

export function inFull(instant: string): string {
  return dateTime.format(new Date(instant));
}

/** A calendar date (2026-03-01) without any shift by time zones. */
export function calendarDate(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return (day.getUTCFullYear() === new Date().getFullYear() ? sameYear : otherYear).format(day);
}

/** Today's calendar date where the user is. */
export function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The time, renewed every half minute, so that "3 min. ago" stays true. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 30_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
