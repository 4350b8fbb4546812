import { count, duration } from './words';

describe('numbers in words', () => {
  it('count one and many', () => {
    expect(count(1, 'event')).toBe('1 event');
    expect(count(12345, 'event')).toBe('12,345 events');
  });

  it('round durations as people do', () => {
    expect(duration(0.2)).toBe('1 s');
    expect(duration(59)).toBe('59 s');
    expect(duration(170)).toBe('3 min');
    expect(duration(7500)).toBe('2 h 5 min');
  });
});
