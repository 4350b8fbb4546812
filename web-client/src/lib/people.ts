import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { body, queries } from './api/clients';
import type { Page, Person } from './api/types';
import { keys } from './query-keys';

/** People of the projects one is in whose name matches, and whoever has exactly this id. */
export function usePeople(q: string) {
  return useQuery({
    queryKey: [...keys.users, q],
    queryFn: ({ signal }) =>
      body<Page<Person>>(
        queries.GET('/api/users', {
          params: { query: { q: q === '' ? undefined : q, size: 20 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
