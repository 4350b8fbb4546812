import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { Page, Task, TaskStatus } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';
import { today } from '@/lib/time';
import { queryOf, type TaskFilter } from './task-filter';

/** How many cards of a column come at a time. */
const COLUMN = 50;

function read(
  projectId: string,
  filter: TaskFilter,
  page: number,
  size: number,
  signal: AbortSignal,
) {
  return body<Page<Task>>(
    queries.GET('/api/projects/{projectId}/tasks', {
      params: { path: { projectId }, query: { ...queryOf(filter, today()), page, size } },
      signal,
    }),
  );
}

/** One page of a project's tasks. */
export function useTasks(projectId: string, filter: TaskFilter, page: number, size: number) {
  return useQuery({
    queryKey: keys.taskList(projectId, { ...queryOf(filter, today()), page, size }),
    queryFn: ({ signal }) => read(projectId, filter, page, size, signal),
    placeholderData: keepPreviousData,
  });
}

/** The cards of one column of the board, growing page by page. */
export function useColumn(projectId: string, filter: TaskFilter, status: TaskStatus) {
  const narrowed: TaskFilter = { ...filter, status: [status] };
  return useInfiniteQuery({
    queryKey: keys.taskList(projectId, { ...queryOf(narrowed, today()), view: 'board' }),
    queryFn: ({ pageParam, signal }) => read(projectId, narrowed, pageParam, COLUMN, signal),
    initialPageParam: 0,
    getNextPageParam: ({ page }) => (page.number + 1 < page.totalPages ? page.number + 1 : null),
    placeholderData: keepPreviousData,
  });
}

export type Column = ReturnType<typeof useColumn>;

/** Tasks of all projects that are assigned to the user. */
export function useMyTasks(filter: TaskFilter, page: number, size: number) {
  const query = { ...queryOf(filter, today()), assignee: ['me'], page, size };
  return useQuery({
    queryKey: keys.myTaskList(query),
    queryFn: ({ signal }) =>
      body<Page<Task>>(queries.GET('/api/tasks', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}
