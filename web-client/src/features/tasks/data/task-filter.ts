import type { TaskPriority, TaskStatus } from '@/lib/api/types';
import { PRIORITIES, STATUSES } from '@/lib/task-words';

/** What narrows and orders a list of tasks; all of it stands in the URL. */
export interface TaskFilter {
  status: TaskStatus[];
  priority: TaskPriority[];
  assignee: string | null;
  label: string | null;
  due: Due | null;
  q: string;
  trash: boolean;
  sort: string;
  asOf: string | null;
}

export const DUES = [
  { value: 'overdue', label: 'Overdue' },
  { value: 'today', label: 'Today' },
  { value: 'week', label: 'Next 7 days' },
  { value: 'later', label: 'Later' },
] as const;

export type Due = (typeof DUES)[number]['value'];

export const SORTS = [
  { value: 'createdAt,desc', label: 'Newest first' },
  { value: 'createdAt,asc', label: 'Oldest first' },
  { value: 'updatedAt,desc', label: 'Changed last' },
  { value: 'dueDate,asc', label: 'Due first' },
  { value: 'priority,desc', label: 'Most urgent' },
  { value: 'title,asc', label: 'By title' },
];

export const DEFAULT_SORT = 'createdAt,desc';

const SORT = /^(title|status|priority|dueDate|createdAt|updatedAt),(asc|desc)$/;

export function filterOf(parameters: URLSearchParams): TaskFilter {
  const sort = parameters.get('sort') ?? '';
  return {
    status: STATUSES.map(({ value }) => value).filter((each) =>
      parameters.getAll('status').includes(each),
    ),
    priority: PRIORITIES.map(({ value }) => value).filter((each) =>
      parameters.getAll('priority').includes(each),
    ),
    assignee: parameters.get('assignee'),
    label: parameters.get('label'),
    due: DUES.find(({ value }) => value === parameters.get('due'))?.value ?? null,
    q: parameters.get('q') ?? '',
    trash: parameters.get('trash') === '1',
    sort: SORT.test(sort) ? sort : DEFAULT_SORT,
    asOf: parameters.get('asOf'),
  };
}

/** Whether anything but order and time is chosen. */
export function isNarrowed(filter: TaskFilter): boolean {
  return (
    filter.status.length > 0 ||
    filter.priority.length > 0 ||
    filter.assignee !== null ||
    filter.label !== null ||
    filter.due !== null ||
    filter.q !== ''
  );
}

/** The filter in the words of the API, whose date bounds are both exclusive. */
export function queryOf(filter: TaskFilter, today: string) {
  return {
    ...(filter.status.length > 0 ? { status: filter.status } : {}),
    ...(filter.priority.length > 0 ? { priority: filter.priority } : {}),
    ...(filter.assignee === null ? {} : { assignee: [filter.assignee] }),
    ...(filter.label === null ? {} : { label: [filter.label] }),
    ...(filter.q === '' ? {} : { q: filter.q }),
    ...(filter.asOf === null ? {} : { asOf: filter.asOf }),
    ...dueRange(filter.due, today),
    ...(filter.trash ? { state: 'TRASHED' as const } : {}),
    sort: filter.sort,
  };
}

function dueRange(due: Due | null, today: string): { dueBefore?: string; dueAfter?: string } {
  switch (due) {
    case 'overdue':
      return { dueBefore: today };
    case 'today':
      return { dueAfter: shifted(today, -1), dueBefore: shifted(today, 1) };
    case 'week':
      return { dueAfter: shifted(today, -1), dueBefore: shifted(today, 8) };
    case 'later':
      return { dueAfter: shifted(today, 7) };
    case null:
      return {};
  }
}

function shifted(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
