import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, commands } from '@/lib/api/clients';
import type { Project, Saved } from '@/lib/api/types';
import { quoted } from '@/lib/isolated';
import { keys } from '@/lib/query-keys';
import { notifyDone, notifyFailed } from '@/lib/ui/notify';

export type StateChange = 'trash' | 'restore' | 'archive' | 'unarchive';

const WORDS: Record<StateChange, { done: string; failed: string; undo: StateChange }> = {
  trash: { done: 'moved to the trash', failed: 'was not moved to the trash', undo: 'restore' },
  restore: { done: 'restored', failed: 'was not restored', undo: 'trash' },
  archive: { done: 'archived', failed: 'was not archived', undo: 'unarchive' },
  unarchive: { done: 'active again', failed: 'was not unarchived', undo: 'archive' },
};

function command(change: StateChange, projectId: string) {
  const params = { params: { path: { projectId } } };
  switch (change) {
    case 'trash':
      return body<Saved>(commands.DELETE('/api/projects/{projectId}', params));
    case 'restore':
      return body<Saved>(commands.POST('/api/projects/{projectId}/restore', params));
    case 'archive':
      return body<Saved>(commands.POST('/api/projects/{projectId}/archive', params));
    case 'unarchive':
      return body<Saved>(commands.POST('/api/projects/{projectId}/unarchive', params));
  }
}

/** Archive, trash and back, told in a message that offers the way back. */
export function useChangeProjectState() {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ project, change }: { project: Named; change: StateChange; undoing?: boolean }) =>
      command(change, project.id),
    onSuccess: (_saved, { project, change, undoing }) => {
      const { done, undo } = WORDS[change];
      notifyDone(
        `${quoted(project.name)} is ${done}.`,
        undoing === true
          ? undefined
          : () => {
              mutation.mutate({ project, change: undo, undoing: true });
            },
      );
    },
    onError: (error, { project, change }) => {
      notifyFailed(`${quoted(project.name)} ${WORDS[change].failed}`, error);
    },
    onSettled: (_saved, _error, { project }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.projects }),
        queryClient.invalidateQueries({ queryKey: keys.project(project.id) }),
        queryClient.invalidateQueries({ queryKey: keys.projectHistory(project.id) }),
        queryClient.invalidateQueries({ queryKey: keys.myTasks }),
      ]),
  });
  return mutation;
}

type Named = Pick<Project, 'id' | 'name'>;
