import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { body, commands } from '@/lib/api/clients';
import type { Saved, Task } from '@/lib/api/types';
import { quoted } from '@/lib/isolated';
import { notifyDone, notifyFailed } from '@/lib/ui/notify';
import { pending } from './pending';
import { reloadTask } from './reload-task';

async function change(queryClient: QueryClient, task: Task, to: Task['state']): Promise<void> {
  const key = pending.add(task, { state: to });
  const params = { params: { path: { projectId: task.projectId, taskId: task.id } } };
  try {
    await body<Saved>(
      to === 'TRASHED'
        ? commands.DELETE('/api/projects/{projectId}/tasks/{taskId}', params)
        : commands.POST('/api/projects/{projectId}/tasks/{taskId}/restore', params),
    );
    notifyDone(
      to === 'TRASHED'
        ? `${quoted(task.title)} is in the trash.`
        : `${quoted(task.title)} is restored.`,
      () =>
        void change(queryClient, { ...task, state: to }, to === 'TRASHED' ? 'ACTIVE' : 'TRASHED'),
    );
  } catch (error) {
    pending.remove(key);
    notifyFailed(
      to === 'TRASHED'
        ? `${quoted(task.title)} was not moved to the trash`
        : `${quoted(task.title)} was not restored`,
      error,
    );
  } finally {
    await reloadTask(queryClient, task);
    pending.remove(key);
  }
}

/** To the trash and back, at once on the screen, with a way to undo it. */
export function useTrashTask() {
  const queryClient = useQueryClient();
  return useCallback(
    (task: Task, to: Task['state']) => change(queryClient, task, to),
    [queryClient],
  );
}
