import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { ProjectionStatus } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

export type ProjectionVerb = 'pause' | 'resume';

function request(name: string, verb: ProjectionVerb) {
  const params = { params: { path: { name } } };
  switch (verb) {
    case 'pause':
      return body<ProjectionStatus>(queries.POST('/api/admin/projections/{name}/pause', params));
    case 'resume':
      return body<ProjectionStatus>(queries.POST('/api/admin/projections/{name}/resume', params));
  }
}

/** Stops a projection on every instance, or lets it go on. */
export function useSteerProjection(name: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (verb: ProjectionVerb) => request(name, verb),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.projections }),
  });
}
