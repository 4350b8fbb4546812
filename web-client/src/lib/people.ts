import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { body, queries } from './api/clients';
import type { Page, Person } from './api/types';
import { keys } from './query-keys';

/** People who have signed in at least once and whose name matches. */
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
