import { filterOf, queryOf } from './task-filter';

const TODAY = '2026-03-01';

describe('task filter', () => {
  it('reads the URL and drops what it does not know', () => {
    const filter = filterOf(
      new URLSearchParams('status=DONE&status=NOPE&sort=secret,asc&due=overdue&q=ink'),
    );
    expect(filter).toMatchObject({
      status: ['DONE'],
      sort: 'createdAt,desc',
      due: 'overdue',
      q: 'ink',
    });
  });

  it.each([
    ['overdue', { dueBefore: '2026-03-01' }],
    ['today', { dueAfter: '2026-02-28', dueBefore: '2026-03-02' }],
    ['week', { dueAfter: '2026-02-28', dueBefore: '2026-03-09' }],
    ['later', { dueAfter: '2026-03-08' }],
  ])('asks for %s by exclusive bounds', (due, range) => {
    expect(queryOf(filterOf(new URLSearchParams({ due })), TODAY)).toEqual({
      ...range,
      sort: 'createdAt,desc',
    });
  });
});
