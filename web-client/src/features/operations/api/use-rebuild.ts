import { useQuery } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { Rebuild } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';
import { isUnderWay } from '../rebuild/rebuild-states';

/** While it moves, and once it stands still. */
const EVERY = { moving: 1_000, still: 5_000 };

/** All of a rebuild, also the rows that differ; `summary` is shown until it is there. */
export function useRebuild(summary: Rebuild) {
  const { id } = summary;
  return useQuery({
    queryKey: keys.rebuild(id),
    queryFn: ({ signal }) =>
      body<Rebuild>(queries.GET('/api/admin/rebuilds/{id}', { params: { path: { id } }, signal })),
    placeholderData: summary,
    refetchInterval: ({ state: { data } }) =>
      isUnderWay(data ?? summary) ? EVERY.moving : EVERY.still,
  });
}
