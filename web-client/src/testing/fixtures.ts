import type { HistoryEntry, Me, Project, Task } from '@/lib/api/types';

const START = '2026-03-01T09:00:00Z';

const LIMITS: Me['limits'] = {
  projectsPerPerson: 100_000,
  tasksPerProject: 1_000_000,
  membersPerProject: 2_000,
  bytesPerDay: 5_368_709_120,
  bodyBytes: 1_048_576,
};

export const ALICE: Me = { id: 'alice', name: 'Alice', groups: ['USER'], limits: LIMITS };
export const BOB: Me = { id: 'bob', name: 'Bob', groups: ['USER'], limits: LIMITS };
export const ADMIN: Me = { id: 'admin', name: 'Admin', groups: ['ADMIN'], limits: LIMITS };

export function aTask(with_: Partial<Task> = {}): Task {
  return {
    id: 't1',
    projectId: 'p1',
    title: 'Order ink',
    description: null,
    status: 'TODO',
    priority: 'NONE',
    dueDate: null,
    assigneeId: null,
    assigneeName: null,
    labels: [],
    state: 'ACTIVE',
    version: 1,
    createdAt: START,
    createdBy: ALICE.id,
    updatedAt: START,
    updatedBy: ALICE.id,
    behind: false,
    ...with_,
  };
}

export function aProject(with_: Partial<Project> = {}): Project {
  return {
    id: 'p1',
    name: 'Print shop',
    description: null,
    state: 'ACTIVE',
    role: 'OWNER',
    taskCounts: { todo: 0, inProgress: 0, done: 0 },
    memberCount: 1,
    version: 1,
    createdAt: START,
    createdBy: ALICE.id,
    updatedAt: START,
    updatedBy: ALICE.id,
    behind: false,
    ...with_,
  };
}

export function anEntry(with_: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    position: 1,
    at: START,
    actor: ALICE.id,
    actorName: ALICE.name,
    event: 'TaskCreated',
    version: 1,
    changes: [],
    ...with_,
  };
}
