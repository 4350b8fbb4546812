import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { fieldError, inWords, Problem } from '@/lib/api/problem';
import { Dialog } from '@/lib/ui/dialog';

interface ProjectFormProps {
  title: string;
  action: string;
  initial?: { name: string; description: string | null };
  pending: boolean;
  error: unknown;
  onSubmit: (values: { name: string; description: string }) => void;
  onClose: () => void;
}

/** Name and description, for a new project and for a change to one. */
export function ProjectForm({
  title,
  action,
  initial,
  pending,
  error,
  onSubmit,
  onClose,
}: ProjectFormProps) {
  const [name, setName] = useState(initial?.name ?? '');
  const [description, setDescription] = useState(initial?.description ?? '');
  const [missing, setMissing] = useState(false);
  const atFields = error instanceof Problem && error.fieldErrors.length > 0;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    setMissing(trimmed === '');
    if (trimmed !== '') {
      onSubmit({ name: trimmed, description: description.trim() });
    }
  };
  return (
    <Dialog onClose={onClose} title={title}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {error != null && !atFields && (
            <Alert role="alert" color="red" variant="outline" c="var(--tl-red)">
              {inWords(error)}
            </Alert>
          )}
          <TextInput
            label="Name"
            required
            data-autofocus
            maxLength={200}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
            error={
              missing && name.trim() === '' ? 'Give the project a name.' : fieldError(error, 'name')
            }
          />
          <Textarea
            label="Description"
            description="What is it for? Optional."
            autosize
            minRows={3}
            maxRows={10}
            maxLength={10_000}
            value={description}
            onChange={(event) => {
              setDescription(event.currentTarget.value);
            }}
            error={fieldError(error, 'description')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
