import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { body, commands } from '@/lib/api/clients';
import { ifMatch } from '@/lib/api/if-match';
import { hasCode } from '@/lib/api/problem';
import type { Saved, Task } from '@/lib/api/types';
import { quoted } from '@/lib/isolated';
import { notifyDone, notifyFailed } from '@/lib/ui/notify';
import { askAbout } from './conflicts';
import { followOwnEdits, recordOwnEdit } from './own-versions';
import { pending } from './pending';
import { reloadTask } from './reload-task';
import { readTask } from './use-task';

/** The fields of a task that a user edits. */
export type TaskEdit = Partial<
  Pick<Task, 'title' | 'description' | 'status' | 'priority' | 'dueDate' | 'assigneeId' | 'labels'>
>;

/** Edits of one task are sent one after the other, in the order they were made. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Shows the edit at once, saves it against the version the user saw, and takes it back if the
 * server refuses. Changes by others to other fields are kept; to the same field, the user decides.
 *
 * @param task as the user saw it when the edit began
 * @param shown what to show until it is saved, where that is more than the edit itself
 * @returns whether the edit was saved
 */
export async function editTask(
  queryClient: QueryClient,
  task: Task,
  edit: TaskEdit,
  shown: Partial<Task> = edit,
): Promise<boolean> {
  const key = pending.add(task, { ...edit, ...shown });
  const saving = (queues.get(task.id) ?? Promise.resolve()).then(() => save(task, edit));
  const settled = saving.catch(() => undefined);
  queues.set(task.id, settled);
  try {
    return await saving;
  } catch (error) {
    pending.remove(key);
    notifyFailed(`${quoted(task.title)} was not changed`, error);
    return false;
  } finally {
    if (queues.get(task.id) === settled) {
      queues.delete(task.id);
    }
    await reloadTask(queryClient, task);
    pending.remove(key);
  }
}

async function save(task: Task, edit: TaskEdit): Promise<boolean> {
  let base = followOwnEdits(task.id, task.version);
  for (;;) {
    try {
      const { version } = await patch(task, edit, base);
      recordOwnEdit(task.id, base, version);
      return true;
    } catch (error) {
      if (!hasCode(error, 'version_conflict')) {
        throw error;
      }
      const theirs = await readTask(task.projectId, task.id);
      if (error.changedFields.some((field) => field in edit && differs(theirs, edit, field))) {
        if ((await askAbout({ seen: task, mine: edit, theirs })) === 'theirs') {
          return false;
        }
      } else {
        notifyDone('Someone changed this task at the same time. Both changes are kept.');
      }
      base = theirs.version;
    }
  }
}

function patch(task: Task, edit: TaskEdit, version: number): Promise<Saved> {
  return body<Saved>(
    commands.PATCH('/api/projects/{projectId}/tasks/{taskId}', {
      params: { path: { projectId: task.projectId, taskId: task.id } },
      headers: ifMatch(version),
      body: edit,
    }),
  );
}

/** Where both changed a field to the same value there is nothing to decide. */
function differs(theirs: Task, edit: TaskEdit, field: string): boolean {
  const key = field as keyof TaskEdit;
  return JSON.stringify(theirs[key]) !== JSON.stringify(edit[key]);
}

export function useEditTask() {
  const queryClient = useQueryClient();
  return useCallback(
    (task: Task, edit: TaskEdit, shown?: Partial<Task>) => editTask(queryClient, task, edit, shown),
    [queryClient],
  );
}
