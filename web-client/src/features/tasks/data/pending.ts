import type { Task } from '@/lib/api/types';
import { createStore, useStore } from '@/lib/store';

/**
 * A change of the user's that the lists do not show yet. It stays until a reload that includes it
 * has arrived, so that no answer, however late or early, makes it vanish from the screen.
 */
export interface Pending {
  key: string;
  /** The task as it was when the change was made. */
  task: Task;
  patch: Partial<Task>;
}

const store = createStore<readonly Pending[]>([]);

export const pending = {
  add(task: Task, patch: Partial<Task>): string {
    const key = crypto.randomUUID();
    store.update((all) => [...all, { key, task, patch }]);
    return key;
  },

  /** The server has named a new task. */
  named(key: string, id: string, version: number): void {
    store.update((all) =>
      all.map((each) =>
        each.key === key ? { ...each, task: { ...each.task, id, version } } : each,
      ),
    );
  },

  remove(key: string): void {
    store.update((all) => all.filter((each) => each.key !== key));
  },
};

export function usePending(): readonly Pending[] {
  return useStore(store);
}

/** Marks tasks that the server has not named yet. */
export const UNNAMED = 'new-';

export const isUnnamed = (task: Task) => task.id.startsWith(UNNAMED);

/** A task with the user's pending changes on top. */
export function withPending(task: Task, changes: readonly Pending[]): Task {
  return changes
    .filter((change) => change.task.id === task.id)
    .reduce((current, { patch }) => ({ ...current, ...patch }), task);
}

/**
 * A list with the user's pending changes on top: tasks are changed in place, and those that the
 * lists have already let go of, or do not know yet, are kept. Of a task that two lists hold, the
 * newer state counts.
 */
export function overlay(
  tasks: readonly Task[],
  changes: readonly Pending[],
  projectId: string,
): Task[] {
  const byId = new Map<string, Task>();
  for (const { task } of changes) {
    if (task.projectId === projectId && !byId.has(task.id)) {
      byId.set(task.id, task);
    }
  }
  for (const task of tasks) {
    const known = byId.get(task.id);
    if (known === undefined || known.version <= task.version) {
      byId.set(task.id, task);
    }
  }
  return [...byId.values()].map((task) => withPending(task, changes));
}
