import type { Task } from '@/lib/api/types';
import { PRIORITIES, STATUSES } from '@/lib/task-words';

type Comparison = (one: Task, other: Task) => number;

const rank = <T>(order: { value: T }[], value: T) =>
  order.findIndex((candidate) => candidate.value === value);

const text = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

const BY: Record<string, Comparison> = {
  title: (one, other) => text(one.title.toLowerCase(), other.title.toLowerCase()),
  status: (one, other) => rank(STATUSES, one.status) - rank(STATUSES, other.status),
  // Listed from urgent to none; ascending is from none to urgent.
  priority: (one, other) => rank(PRIORITIES, other.priority) - rank(PRIORITIES, one.priority),
  dueDate: (one, other) => text(one.dueDate ?? '9999-12-31', other.dueDate ?? '9999-12-31'),
  createdAt: (one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt),
  updatedAt: (one, other) => Date.parse(one.updatedAt) - Date.parse(other.updatedAt),
};

/** The server's order (field, then id, both in the direction asked for), for what is shown early. */
export function ordered(tasks: Task[], sort: string): Task[] {
  const [field = '', direction] = sort.split(',');
  const compare = BY[field] ?? (() => 0);
  const sign = direction === 'desc' ? -1 : 1;
  return [...tasks].sort((one, other) => sign * (compare(one, other) || text(one.id, other.id)));
}
