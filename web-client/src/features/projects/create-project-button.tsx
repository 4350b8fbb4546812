import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCreateProject } from './create-project';
import { ProjectForm } from './project-form';

/** Makes a project and goes there. */
export function CreateProjectButton() {
  const [opened, setOpened] = useState(false);
  const create = useCreateProject();
  const navigate = useNavigate();
  const close = () => {
    setOpened(false);
    create.reset();
  };
  return (
    <>
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => {
          setOpened(true);
        }}
      >
        New project
      </Button>
      {opened && (
        <ProjectForm
          title="New project"
          action="Create project"
          pending={create.isPending}
          error={create.error}
          onClose={close}
          onSubmit={({ name, description }) => {
            create.mutate(
              { name, ...(description === '' ? {} : { description }) },
              {
                onSuccess: ({ id }) => {
                  close();
                  void navigate(`/projects/${id}`);
                },
              },
            );
          }}
        />
      )}
    </>
  );
}
