import { Button, Group, Textarea } from '@mantine/core';
import type { Task } from '@/lib/api/types';
import { useEditTask } from '../data/edit-task';
import classes from './panel.module.css';
import { useDraft } from './use-draft';

interface FieldProps {
  task: Task;
  shown: Task;
  readOnly: boolean;
}

/** Plain text, kept as typed. */
export function DescriptionField({ task, shown, readOnly }: FieldProps) {
  const edit = useEditTask();
  const draft = useDraft(task, shown.description ?? '', (seen, text) => {
    const description = text.trim() === '' ? null : text;
    if (description !== seen.description) {
      void edit(seen, { description });
    }
  });
  return (
    <div>
      <Textarea
        label="Description"
        placeholder={readOnly ? 'No description' : 'Add a description'}
        autosize
        minRows={3}
        maxRows={18}
        maxLength={10_000}
        readOnly={readOnly}
        classNames={{ input: classes.text }}
        value={draft.text}
        onFocus={readOnly ? undefined : draft.begin}
        onChange={(event) => {
          draft.change(event.currentTarget.value);
        }}
        onBlur={(event) => {
          // Cancel is on its way: it decides.
          if (event.relatedTarget?.hasAttribute('data-cancel') !== true) draft.commit();
        }}
        data-mantine-stop-propagation={draft.editing || undefined}
        onKeyDown={(event) => {
          if (event.key === 'Escape') draft.cancel();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) draft.commit();
        }}
      />
      {draft.editing && (
        <Group gap="xs" mt={6}>
          <Button size="compact-sm" onClick={draft.commit}>
            Save
          </Button>
          <Button size="compact-sm" variant="default" data-cancel onClick={draft.cancel}>
            Cancel
          </Button>
        </Group>
      )}
    </div>
  );
}
