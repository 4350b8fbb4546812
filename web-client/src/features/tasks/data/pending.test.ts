import { aTask } from '@/testing/fixtures';
import { overlay, type Pending } from './pending';

const task = aTask({ id: 't1', projectId: 'p1', status: 'TODO', version: 3 });
const moved: Pending = { key: 'k', task, patch: { status: 'DONE' } };

describe('the overlay of pending changes', () => {
  it('changes a task in place', () => {
    expect(overlay([task], [moved], 'p1')).toEqual([{ ...task, status: 'DONE' }]);
  });

  it('keeps a task that one list has let go of before the other shows it', () => {
    expect(overlay([], [moved], 'p1').map(({ status }) => status)).toEqual(['DONE']);
  });

  it('shows a task once, in its newer state, where two lists hold it', () => {
    const newer = { ...task, status: 'DONE' as const, version: 4 };
    expect(overlay([newer, task], [], 'p1')).toEqual([newer]);
    expect(overlay([task, newer], [], 'p1')).toEqual([newer]);
  });

  it('leaves other projects alone', () => {
    expect(overlay([], [moved], 'p2')).toEqual([]);
  });

  it('applies several changes of one task in the order they were made', () => {
    const again: Pending = { key: 'l', task, patch: { status: 'IN_PROGRESS' } };
    expect(overlay([task], [moved, again], 'p1')[0]?.status).toBe('IN_PROGRESS');
  });
});
