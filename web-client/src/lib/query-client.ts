import { QueryClient } from '@tanstack/react-query';
import { consistency } from './consistency';

/** `send` retries what is worth it; here a failure is final. Changes are pushed, not polled. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 30_000,
        networkMode: 'always',
        refetchOnReconnect: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  consistency.onReplaced(() => {
    dropEverything(client);
  });
  return client;
}

/** Forgets what is not shown, and reads again what is. */
export function dropEverything(client: QueryClient): void {
  client.removeQueries({ type: 'inactive' });
  void client.invalidateQueries();
}
