import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { body, commands } from '@/lib/api/clients';
import type { Saved, Task, TaskStatus } from '@/lib/api/types';
import { quoted } from '@/lib/isolated';
import { notifyFailed } from '@/lib/ui/notify';
import { recordOwnEdit } from './own-versions';
import { pending, UNNAMED } from './pending';
import { reloadTask } from './reload-task';

function draft(projectId: string, title: string, status: TaskStatus): Task {
  const now = new Date().toISOString();
  return {
    id: UNNAMED + crypto.randomUUID(),
    projectId,
    title,
    description: null,
    status,
    priority: 'NONE',
    dueDate: null,
    assigneeId: null,
    assigneeName: null,
    labels: [],
    state: 'ACTIVE',
    version: 0,
    createdAt: now,
    createdBy: '',
    updatedAt: now,
    updatedBy: '',
    behind: false,
  };
}

/** Shows a new task at once and saves it; resolves to whether it was saved. */
export function useCreateTask(projectId: string) {
  const queryClient = useQueryClient();
  return useCallback(
    async (title: string, status: TaskStatus): Promise<boolean> => {
      const task = draft(projectId, title, status);
      const key = pending.add(task, {});
      try {
        const { id, version } = await body<Saved>(
          commands.POST('/api/projects/{projectId}/tasks', {
            params: { path: { projectId } },
            body: { title, status },
          }),
        );
        pending.named(key, id, version);
        recordOwnEdit(id, 0, version);
        await reloadTask(queryClient, { id, projectId });
        return true;
      } catch (error) {
        notifyFailed(`${quoted(title)} was not added`, error);
        return false;
      } finally {
        pending.remove(key);
      }
    },
    [projectId, queryClient],
  );
}
