import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { Rebuild } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';
import type { RebuildVerb } from '../rebuild/rebuild-states';

function request(id: string, verb: RebuildVerb) {
  const params = { params: { path: { id } } };
  switch (verb) {
    case 'pause':
      return body<Rebuild>(queries.POST('/api/admin/rebuilds/{id}/pause', params));
    case 'resume':
      return body<Rebuild>(queries.POST('/api/admin/rebuilds/{id}/resume', params));
    case 'cancel':
      return body<Rebuild>(queries.POST('/api/admin/rebuilds/{id}/cancel', params));
    case 'promote':
      return body<Rebuild>(queries.POST('/api/admin/rebuilds/{id}/promote', params));
    case 'rollback':
      return body<Rebuild>(queries.POST('/api/admin/rebuilds/{id}/rollback', params));
  }
}

/** Holds a rebuild, lets it go on, gives it up, or switches what queries read. */
export function useSteerRebuild(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (verb: RebuildVerb) => request(id, verb),
    onSuccess: (rebuild) => {
      queryClient.setQueryData(keys.rebuild(id), rebuild);
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.rebuild(id) }),
        queryClient.invalidateQueries({ queryKey: keys.projections }),
      ]),
  });
}
