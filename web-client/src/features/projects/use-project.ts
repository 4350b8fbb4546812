import { useQuery } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import { momentOf } from '@/lib/api/moment';
import type { Project } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

/** One project, now or as it was at a time. */
export function useProject(projectId: string, asOf: string | null = null) {
  return useQuery({
    queryKey: keys.projectAsOf(projectId, asOf),
    queryFn: ({ signal }) =>
      body<Project>(
        queries.GET('/api/projects/{projectId}', {
          params: { path: { projectId }, query: momentOf(asOf) },
          signal,
        }),
      ),
  });
}
