import { useState } from 'react';
import type { Task } from '@/lib/api/types';

/**
 * Text being edited in place. It remembers the task as it was when the edit began, so that a
 * change by someone else in the meantime is met as a conflict, not overwritten.
 */
export function useDraft(task: Task, current: string, save: (seen: Task, text: string) => void) {
  const [draft, setDraft] = useState<{ text: string; seen: Task } | null>(null);
  return {
    editing: draft !== null,
    text: draft?.text ?? current,
    begin: () => {
      setDraft((existing) => existing ?? { text: current, seen: task });
    },
    change: (text: string) => {
      setDraft((existing) => ({ seen: existing?.seen ?? task, text }));
    },
    cancel: () => {
      setDraft(null);
    },
    commit: () => {
      if (draft !== null) {
        setDraft(null);
        save(draft.seen, draft.text);
      }
    },
  };
}
