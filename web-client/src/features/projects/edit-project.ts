import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, commands } from '@/lib/api/clients';
import { ifMatch } from '@/lib/api/if-match';
import type { Project, Saved } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

export interface ProjectEdit {
  name: string;
  description: string | null;
}

/** Renames and describes; refused with `version_conflict` if the project is not as it was seen. */
export function useEditProject({ id, version }: Pick<Project, 'id' | 'version'>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (edit: ProjectEdit) =>
      body<Saved>(
        commands.PATCH('/api/projects/{projectId}', {
          params: { path: { projectId: id } },
          headers: ifMatch(version),
          body: edit,
        }),
      ),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.projects }),
        queryClient.invalidateQueries({ queryKey: keys.project(id) }),
        queryClient.invalidateQueries({ queryKey: keys.projectHistory(id) }),
      ]),
  });
}
