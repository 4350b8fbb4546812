import type { components } from '@/generated/query-side';

type Schemas = components['schemas'];

export type Task = Schemas['TaskView'];
export type Project = Schemas['ProjectView'];
export type Member = Schemas['MemberView'];
export type Person = Schemas['UserView'];
export type Me = Schemas['MeView'];
export type HistoryEntry = Schemas['HistoryEntry'];
export type AuditEntry = Schemas['AuditEntry'];
export type ProjectionStatus = Schemas['ProjectionView'];
export type Rebuild = Schemas['RebuildView'];
export type Comparison = Schemas['ComparisonView'];
export type RowDifference = Schemas['RowDifference'];
export type DeadLetter = Schemas['DeadLetterView'];
export type Retried = Schemas['RetryView'];

export type TaskStatus = Task['status'];
export type TaskPriority = Task['priority'];
export type Role = Member['role'];
export type ProjectState = Project['state'];

/** One page of a list. */
export interface Page<T> {
  content: T[];
  page: {
    size: number;
    number: number;
    totalElements: number;
    /** False where there may be more; the release before does not say. */
    totalIsExact?: boolean;
    totalPages: number;
    nextCursor: string | null;
    /** Whether something may be missing, because a change of it could not be applied yet. */
    behind: boolean;
  };
}

/** What a command answers: the aggregate and its version after it. */
export interface Saved {
  id: string;
  version: number;
}
