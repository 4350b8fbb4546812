import { useQuery } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { ProjectionStatus } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';
import { EVERY } from './use-projections';

/** How one projection fares, looked at again and again while it is on the screen. */
export function useProjection(name: string) {
  return useQuery({
    queryKey: keys.projection(name),
    queryFn: ({ signal }) =>
      body<ProjectionStatus>(
        queries.GET('/api/admin/projections/{name}', { params: { path: { name } }, signal }),
      ),
    refetchInterval: EVERY,
  });
}
