import { ago, calendarDate } from './time';

const NOW = Date.parse('2026-03-10T12:00:00Z');

describe('times in words', () => {
  it.each([
    ['2026-03-10T11:59:50Z', 'just now'],
    ['2026-03-10T11:57:00Z', '3 min. ago'],
    ['2026-03-10T09:00:00Z', '3 hr. ago'],
    ['2026-03-09T11:00:00Z', 'yesterday'],
  ])('says of %s: %s', (instant, words) => {
    expect(ago(instant, NOW)).toBe(words);
  });

  it('treats clocks that run ahead as now', () => {
    expect(ago('2026-03-10T12:00:20Z', NOW)).toBe('just now');
  });

  it('never shifts a due date by a time zone', () => {
    expect(calendarDate('2020-01-01')).toBe('Jan 1, 2020');
  });
});
