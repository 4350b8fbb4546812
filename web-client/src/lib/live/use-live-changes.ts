import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';
import { consistency } from '../consistency';
import { dropEverything } from '../query-client';
import { affectedBy } from '../query-keys';
import { followChanges } from './follow-changes';

/** Changes that arrive within this time are answered by one round of reloading. */
const GATHER = 80;

/** Keeps what is on the screen current with what others do, as long as it is mounted. */
export function useLiveChanges(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    const gathered = new Map<string, QueryKey>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reload = () => {
      timer = undefined;
      const affected = [...gathered.values()];
      gathered.clear();
      for (const queryKey of affected) {
        void queryClient.invalidateQueries({ queryKey });
      }
    };
    void followChanges(
      {
        onChange: (change) => {
          consistency.advance(change.token);
          for (const key of affectedBy(change)) {
            gathered.set(JSON.stringify(key), key);
          }
          timer ??= setTimeout(reload, GATHER);
        },
        onUnknownGap: () => {
          void queryClient.invalidateQueries({
            // What was read before the line opened; what is being read now is new enough.
            predicate: (query) => query.state.status !== 'pending',
          });
        },
        onReset: (token) => {
          consistency.advance(token);
          dropEverything(queryClient);
        },
      },
      stop.signal,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [queryClient]);
}
