import type { Task } from '@/lib/api/types';
import { createStore, useStore } from '@/lib/store';

export type Decision = 'mine' | 'theirs';

/** An edit that met a change of the same field by someone else, and waits for the user's word. */
export interface Conflict {
  /** The task as the user saw it when the edit began. */
  seen: Task;
  /** The user's edit. */
  mine: Partial<Task>;
  /** The task as it is now. */
  theirs: Task;
  decide: (decision: Decision) => void;
}

const store = createStore<readonly Conflict[]>([]);

export function askAbout(conflict: Omit<Conflict, 'decide'>): Promise<Decision> {
  return new Promise((resolve) => {
    const asked: Conflict = {
      ...conflict,
      decide: (decision) => {
        store.update((all) => all.filter((each) => each !== asked));
        resolve(decision);
      },
    };
    store.update((all) => [...all, asked]);
  });
}

/** The conflict to decide first, if any. */
export function useConflict(): Conflict | undefined {
  return useStore(store)[0];
}
