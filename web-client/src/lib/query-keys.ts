import type { QueryKey } from '@tanstack/react-query';

/** Parameters of a list as they stand in the URL; part of the list's key. */
export type ListParameters = Record<string, string | number | string[] | undefined>;

/**
 * Keys of everything read from the server. They nest, so that a change can name exactly what it
 * touches: all lists of one project's tasks, one task, one project.
 */
export const keys = {
  me: ['me'] as const,
  users: ['users'] as const,
  projects: ['projects'] as const,
  projectList: (parameters: ListParameters) => ['projects', parameters] as const,
  project: (id: string) => ['project', id] as const,
  projectAsOf: (id: string, asOf: string | null) => ['project', id, asOf] as const,
  members: (projectId: string) => ['members', projectId] as const,
  taskLists: (projectId: string) => ['task-lists', projectId] as const,
  taskList: (projectId: string, parameters: ListParameters) =>
    ['task-lists', projectId, parameters] as const,
  myTasks: ['my-tasks'] as const,
  myTaskList: (parameters: ListParameters) => ['my-tasks', parameters] as const,
  task: (taskId: string) => ['task', taskId] as const,
  taskAsOf: (taskId: string, asOf: string | null) => ['task', taskId, asOf] as const,
  taskHistory: (taskId: string) => ['task-history', taskId] as const,
  projectHistory: (projectId: string) => ['project-history', projectId] as const,
  audit: ['audit'] as const,
  auditPage: (parameters: ListParameters) => ['audit', parameters] as const,
  projections: ['projections'] as const,
  projection: (name: string) => ['projections', name] as const,
  rebuild: (id: string) => ['rebuild', id] as const,
  deadLetters: (projection: string) => ['dead-letters', projection] as const,
  deadLetterPage: (projection: string, page: number) => ['dead-letters', projection, page] as const,
};

/** A change that someone made, as the event stream tells it. */
export interface Change {
  /** The Consistency-Token to read with, to see at least this change. */
  token: string;
  aggregateType: string;
  aggregateId: string;
  projectId: string | null;
}

/** The queries whose answers a change may alter, and no others. */
export function affectedBy({
  aggregateType,
  aggregateId,
  projectId,
}: Omit<Change, 'token'>): QueryKey[] {
  switch (aggregateType) {
    case 'Task':
      return [
        keys.task(aggregateId),
        keys.taskHistory(aggregateId),
        keys.myTasks,
        keys.projects,
        keys.audit,
        ...(projectId === null
          ? []
          : [keys.taskLists(projectId), keys.project(projectId), keys.projectHistory(projectId)]),
      ];
    case 'Project':
      return [
        keys.projects,
        keys.project(aggregateId),
        keys.members(aggregateId),
        keys.projectHistory(aggregateId),
        keys.taskLists(aggregateId),
        keys.myTasks,
        keys.audit,
      ];
    case 'User':
      return [keys.users, ['members'], ['task-lists'], ['task'], keys.myTasks, keys.audit];
    default:
      return [[]];
  }
}
