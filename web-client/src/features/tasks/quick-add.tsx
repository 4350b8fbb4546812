import { ActionIcon, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import type { TaskStatus } from '@/lib/api/types';
import { inWord } from '@/lib/task-words';
import { useCreateTask } from './data/create-task';

/** A title and Enter make a task; the field is ready for the next one at once. */
export function QuickAdd({ projectId, status }: { projectId: string; status: TaskStatus }) {
  const [title, setTitle] = useState('');
  const create = useCreateTask(projectId);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const trimmed = title.trim();
    if (trimmed === '') {
      return;
    }
    setTitle('');
    const saved = await create(trimmed, status);
    if (!saved) {
      // Give the words back, unless the user is already typing others.
      setTitle((current) => (current === '' ? trimmed : current));
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <TextInput
        aria-label={`Add a task to ${inWord(status)}`}
        placeholder="Add a task"
        maxLength={200}
        value={title}
        onChange={(event) => {
          setTitle(event.currentTarget.value);
        }}
        rightSection={
          <ActionIcon
            type="submit"
            aria-label={`Add the task to ${inWord(status)}`}
            variant="transparent"
          >
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
        }
      />
    </form>
  );
}
