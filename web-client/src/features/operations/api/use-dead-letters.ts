import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { DeadLetter, Page } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

const SIZE = 20;
const EVERY = 5_000;

/** The parked events of a projection, in the order of the log. */
export function useDeadLetters(name: string, page: number) {
  return useQuery({
    queryKey: keys.deadLetterPage(name, page),
    queryFn: ({ signal }) =>
      body<Page<DeadLetter>>(
        queries.GET('/api/admin/projections/{name}/dead-letters', {
          params: { path: { name }, query: { page, size: SIZE } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY,
  });
}
