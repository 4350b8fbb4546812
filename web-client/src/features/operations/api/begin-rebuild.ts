import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { Rebuild } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

/** Begins a new generation of a projection; `rebuild_running` if one is under way. */
export function useBeginRebuild(name: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ autoPromote }: { autoPromote: boolean }) =>
      body<Rebuild>(
        queries.POST('/api/admin/projections/{name}/rebuilds', {
          params: { path: { name }, query: { autoPromote } },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.projections }),
  });
}
