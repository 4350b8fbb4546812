import type { Comparison, DeadLetter, ProjectionStatus, Rebuild } from '@/lib/api/types';

const START = '2026-03-01T09:00:00Z';

export function aProjection(with_: Partial<ProjectionStatus> = {}): ProjectionStatus {
  return {
    name: 'workspace',
    generation: 1,
    version: 1,
    state: 'RUNNING',
    position: 1000,
    head: 1000,
    lagEvents: 0,
    lagSeconds: 0,
    segments: [{ segment: 0, owner: 'node-a', position: 1000, claimedAt: START }],
    deadLetters: 0,
    failure: null,
    rebuilds: [],
    ...with_,
  };
}

export function aRebuild(with_: Partial<Rebuild> = {}): Rebuild {
  return {
    id: 'r1',
    projection: 'workspace',
    generation: 2,
    replaces: 1,
    version: 1,
    state: 'BUILDING',
    autoPromote: false,
    processed: 250,
    head: 1000,
    eventsPerSecond: 25,
    eta: '2026-03-01T09:00:30Z',
    comparison: null,
    segments: [{ segment: 0, owner: 'node-a', processed: 250, finished: false }],
    owner: 'node-a',
    failure: null,
    pausedBecause: null,
    deadLetters: 0,
    requestedBy: 'admin',
    requestedAt: START,
    finishedAt: null,
    droppedAt: null,
    canRollBack: false,
    ...with_,
  };
}

/** A rebuild that is done, and whether it is equal to the live generation. */
export function aReadyRebuild(with_: Partial<Rebuild> = {}): Rebuild {
  return aRebuild({
    state: 'READY',
    processed: 1000,
    eventsPerSecond: null,
    eta: null,
    comparison: aComparison(),
    segments: [{ segment: 0, owner: null, processed: 1000, finished: true }],
    ...with_,
  });
}

export function aComparison(with_: Partial<Comparison> = {}): Comparison {
  return {
    position: 1000,
    at: START,
    live: 1,
    equal: true,
    tables: [
      {
        table: 'task',
        liveRows: 40,
        rebuiltRows: 40,
        liveHash: 'ab12',
        rebuiltHash: 'ab12',
        equal: true,
        differences: [],
      },
    ],
    ...with_,
  };
}

export function aDeadLetter(with_: Partial<DeadLetter> = {}): DeadLetter {
  return {
    id: 7,
    position: 42,
    event: 'TaskRenamed',
    aggregateType: 'Task',
    aggregateId: 't1',
    at: START,
    payload: '{"from":"Order ink","to":"Order paper"}',
    error: 'the title is too long for its column',
    parkedAt: START,
    ...with_,
  };
}
