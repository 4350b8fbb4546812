import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queries } from '@/lib/api/clients';
import { notifyDone } from '@/lib/ui/notify';
import { reloadDeadLetters } from './reload-dead-letters';

/** Gives a parked event up: it stays in the log, but does not come into the projection. */
export function useEvictDeadLetter(name: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      queries.DELETE('/api/admin/projections/{name}/dead-letters/{id}', {
        params: { path: { name, id } },
      }),
    onSuccess: () => {
      notifyDone('The event is given up.');
    },
    onSettled: () => reloadDeadLetters(queryClient, name),
  });
}
