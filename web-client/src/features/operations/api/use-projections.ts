import { useQuery } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { ProjectionStatus } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

/** How long one look at the projections counts as current. */
export const EVERY = 2_000;

/** How each projection fares, looked at again and again while it is on the screen. */
export function useProjections() {
  return useQuery({
    queryKey: keys.projections,
    queryFn: ({ signal }) =>
      body<ProjectionStatus[]>(queries.GET('/api/admin/projections', { signal })),
    refetchInterval: EVERY,
  });
}
