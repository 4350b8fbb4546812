import { Textarea } from '@mantine/core';
import type { Task } from '@/lib/api/types';
import { useEditTask } from '../data/edit-task';
import classes from './panel.module.css';
import { useDraft } from './use-draft';

interface FieldProps {
  /** As the server has it. */
  task: Task;
  /** With the user's own pending changes. */
  shown: Task;
  readOnly: boolean;
}

export function TitleField({ task, shown, readOnly }: FieldProps) {
  const edit = useEditTask();
  const draft = useDraft(task, shown.title, (seen, text) => {
    const title = text.trim();
    if (title !== '' && title !== seen.title) {
      void edit(seen, { title });
    }
  });
  return (
    <Textarea
      aria-label="Title"
      variant="unstyled"
      autosize
      minRows={1}
      maxLength={200}
      readOnly={readOnly}
      classNames={{ input: classes.title }}
      value={draft.text}
      onFocus={readOnly ? undefined : draft.begin}
      onBlur={draft.commit}
      onChange={(event) => {
        draft.change(event.currentTarget.value.replaceAll('\n', ' '));
      }}
      data-mantine-stop-propagation={draft.editing || undefined}
      onKeyDown={(event) => {
        const field = event.currentTarget;
        if (event.key === 'Enter') {
          event.preventDefault();
          field.blur();
        } else if (event.key === 'Escape') {
          draft.cancel();
          // After the old text is back, so that leaving the field saves nothing.
          setTimeout(() => {
            field.blur();
          });
        }
      }}
    />
  );
}
