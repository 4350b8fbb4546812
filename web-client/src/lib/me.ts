import { useQuery } from '@tanstack/react-query';
import { body, commands, queries } from './api/clients';
import type { Me } from './api/types';
import { keys } from './query-keys';

/** Who is signed in. */
export function useMe() {
  return useQuery({
    queryKey: keys.me,
    queryFn: ({ signal }) => body<Me>(queries.GET('/api/me', { signal })),
    staleTime: Infinity,
  });
}

export function isAdmin(me: Me | undefined): boolean {
  return me?.groups.includes('ADMIN') ?? false;
}

/** Makes the signed-in user known to others as a possible member; changes nothing if already so. */
export function registerMe() {
  return commands.PUT('/api/me', {});
}
