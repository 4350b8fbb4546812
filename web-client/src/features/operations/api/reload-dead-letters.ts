import type { QueryClient } from '@tanstack/react-query';
import { keys } from '@/lib/query-keys';

/** After one was retried or given up: the list, and how many the projection has. */
export function reloadDeadLetters(queryClient: QueryClient, name: string) {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.deadLetters(name) }),
    queryClient.invalidateQueries({ queryKey: keys.projections }),
  ]);
}
