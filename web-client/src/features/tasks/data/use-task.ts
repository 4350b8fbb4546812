import { useQuery } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import { momentOf } from '@/lib/api/moment';
import type { Task } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

export function readTask(
  projectId: string,
  taskId: string,
  asOf: string | null = null,
  signal?: AbortSignal,
): Promise<Task> {
  return body<Task>(
    queries.GET('/api/projects/{projectId}/tasks/{taskId}', {
      params: { path: { projectId, taskId }, query: momentOf(asOf) },
      signal,
    }),
  );
}

/** One task, now or as it was at a time. */
export function useTask(projectId: string, taskId: string, asOf: string | null) {
  return useQuery({
    queryKey: keys.taskAsOf(taskId, asOf),
    queryFn: ({ signal }) => readTask(projectId, taskId, asOf, signal),
  });
}
