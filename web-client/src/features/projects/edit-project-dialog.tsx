import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { hasCode } from '@/lib/api/problem';
import type { Project } from '@/lib/api/types';
import { Dialog } from '@/lib/ui/dialog';
import { notifyDone } from '@/lib/ui/notify';
import { useEditProject, type ProjectEdit } from './edit-project';
import { ProjectForm } from './project-form';

interface EditProjectDialogProps {
  /** As it is now; the edit is made against the version the dialog opened with. */
  project: Project;
  onClose: () => void;
}

export function EditProjectDialog({ project, onClose }: EditProjectDialogProps) {
  const [seen, setSeen] = useState(project);
  const [mine, setMine] = useState<ProjectEdit | null>(null);
  const edit = useEditProject(seen);
  const save = (values: ProjectEdit) => {
    setMine(values);
    edit.mutate(values, {
      onSuccess: () => {
        notifyDone('The project is saved.');
        onClose();
      },
    });
  };
  if (
    mine !== null &&
    hasCode(edit.error, 'version_conflict') &&
    project.version !== seen.version
  ) {
    return (
      <Dialog onClose={onClose} title="Someone else changed this project">
        <Stack>
          <Compared label="Name" mine={mine.name} theirs={project.name} />
          <Compared label="Description" mine={mine.description} theirs={project.description} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Take theirs
            </Button>
            <Button
              onClick={() => {
                setSeen(project);
                edit.reset();
              }}
            >
              Edit mine again
            </Button>
          </Group>
        </Stack>
      </Dialog>
    );
  }
  return (
    <ProjectForm
      title="Edit project"
      action="Save"
      initial={mine ?? seen}
      pending={edit.isPending}
      error={edit.error}
      onClose={onClose}
      onSubmit={({ name, description }) => {
        save({ name, description: description === '' ? null : description });
      }}
    />
  );
}

function Compared({
  label,
  mine,
  theirs,
}: {
  label: string;
  mine: string | null;
  theirs: string | null;
}) {
  if (mine === theirs) {
    return null;
  }
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Text size="sm">
        Yours: <bdi>{mine ?? 'empty'}</bdi>
      </Text>
      <Text size="sm">
        Theirs: <bdi>{theirs ?? 'empty'}</bdi>
      </Text>
    </div>
  );
}
