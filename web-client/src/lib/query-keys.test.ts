import { affectedBy, keys } from './query-keys';

const change = { token: 'tl1-7', aggregateId: 't1', projectId: 'p1' };

describe('what a change invalidates', () => {
  it('names the task, its lists and its project, and no other project', () => {
    const affected = affectedBy({ ...change, aggregateType: 'Task' });
    expect(affected).toContainEqual(keys.task('t1'));
    expect(affected).toContainEqual(keys.taskLists('p1'));
    expect(affected).toContainEqual(keys.projectHistory('p1'));
    expect(affected).not.toContainEqual(['task-lists']);
  });

  it('reloads everything for a kind of aggregate that this page does not know', () => {
    expect(affectedBy({ ...change, aggregateType: 'Invoice' })).toEqual([[]]);
  });
});
