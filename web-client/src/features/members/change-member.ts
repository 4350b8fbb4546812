import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { body, commands } from '@/lib/api/clients';
import type { Role, Saved } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

function reload(queryClient: QueryClient, projectId: string) {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.members(projectId) }),
    queryClient.invalidateQueries({ queryKey: keys.project(projectId) }),
    queryClient.invalidateQueries({ queryKey: keys.projectHistory(projectId) }),
    queryClient.invalidateQueries({ queryKey: keys.projects }),
  ]);
}

/** Adds a member or gives one another role; `last_owner` if nobody would own the project. */
export function useSetRole(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ userId, role }: { userId: string; role: Role }) =>
      body<Saved>(
        commands.PUT('/api/projects/{projectId}/members/{userId}', {
          params: { path: { projectId, userId } },
          body: { role },
        }),
      ),
    onSettled: () => reload(queryClient, projectId),
  });
}

/** Takes a member out of the project; `last_owner` if nobody would own it. */
export function useRemoveMember(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) =>
      body<Saved>(
        commands.DELETE('/api/projects/{projectId}/members/{userId}', {
          params: { path: { projectId, userId } },
        }),
      ),
    onSettled: () => reload(queryClient, projectId),
  });
}
