import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { Retried } from '@/lib/api/types';
import { notifyDone, notifyFailed, notifyRefused } from '@/lib/ui/notify';
import { count } from '../words';
import { reloadDeadLetters } from './reload-dead-letters';

/** Applies the parked events of a dead letter's aggregate again, in their order, and tells of it. */
export function useRetryDeadLetter(name: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      body<Retried>(
        queries.POST('/api/admin/projections/{name}/dead-letters/{id}/retry', {
          params: { path: { name, id } },
        }),
      ),
    onSuccess: ({ applied, remaining, error }) => {
      if (applied > 0) {
        notifyDone(`${count(applied, 'event')} applied.`);
      }
      if (remaining > 0) {
        notifyRefused(`${count(remaining, 'event')} still cannot be applied`, error ?? '');
      }
    },
    onError: (error) => {
      notifyFailed('The event was not tried again', error);
    },
    onSettled: () => reloadDeadLetters(queryClient, name),
  });
}
