import type { TaskPriority, TaskStatus } from './api/types';

export const STATUSES: { value: TaskStatus; label: string }[] = [
  { value: 'TODO', label: 'To do' },
  { value: 'IN_PROGRESS', label: 'In progress' },
  { value: 'DONE', label: 'Done' },
];

export const PRIORITIES: { value: TaskPriority; label: string }[] = [
  { value: 'URGENT', label: 'Urgent' },
  { value: 'HIGH', label: 'High' },
  { value: 'MEDIUM', label: 'Medium' },
  { value: 'LOW', label: 'Low' },
  { value: 'NONE', label: 'No priority' },
];

/** The word for a status or priority; what is not known stays as it is. */
export function inWord(value: string): string {
  return [...STATUSES, ...PRIORITIES].find((known) => known.value === value)?.label ?? value;
}
