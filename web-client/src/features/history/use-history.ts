import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { HistoryEntry, Page } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

const SIZE = 50;

function useEntries(
  queryKey: QueryKey,
  read: (page: number, signal: AbortSignal) => Promise<Page<HistoryEntry>>,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: ({ page }) => (page.number + 1 < page.totalPages ? page.number + 1 : null),
    // New events push old ones onto the next page: an entry may come twice.
    select: ({ pages }) => ({
      entries: [
        ...new Map(
          pages.flatMap(({ content }) => content).map((entry) => [entry.position, entry]),
        ).values(),
      ],
      behind: pages.some(({ page }) => page.behind),
    }),
  });
}

/** All that happened to a task, newest first. */
export function useTaskHistory(projectId: string, taskId: string) {
  return useEntries(keys.taskHistory(taskId), (page, signal) =>
    body<Page<HistoryEntry>>(
      queries.GET('/api/projects/{projectId}/tasks/{taskId}/history', {
        params: { path: { projectId, taskId }, query: { page, size: SIZE } },
        signal,
      }),
    ),
  );
}

/** All that happened to a project itself and its members, newest first. */
export function useProjectHistory(projectId: string) {
  return useEntries(keys.projectHistory(projectId), (page, signal) =>
    body<Page<HistoryEntry>>(
      queries.GET('/api/projects/{projectId}/history', {
        params: { path: { projectId }, query: { page, size: SIZE } },
        signal,
      }),
    ),
  );
}
