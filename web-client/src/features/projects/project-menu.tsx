import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconDots,
  IconEdit,
  IconHistory,
  IconRestore,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Project } from '@/lib/api/types';
import { useChangeProjectState } from './change-project-state';
import { EditProjectDialog } from './edit-project-dialog';

interface ProjectMenuProps {
  project: Project;
  /** Admins may do everything in every project. */
  admin: boolean;
}

export function ProjectMenu({ project, admin }: ProjectMenuProps) {
  const [editing, setEditing] = useState(false);
  const changeState = useChangeProjectState();
  const owner = admin || project.role === 'OWNER';
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon size="lg" aria-label={`Actions for ${project.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={Link}
            to={`/projects/${project.id}/members`}
            leftSection={<IconUsers size={16} aria-hidden />}
          >
            Members
          </Menu.Item>
          <Menu.Item
            component={Link}
            to={`/projects/${project.id}/history`}
            leftSection={<IconHistory size={16} aria-hidden />}
          >
            Activity
          </Menu.Item>
          {owner && project.state === 'ACTIVE' && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconEdit size={16} aria-hidden />}
                onClick={() => {
                  setEditing(true);
                }}
              >
                Rename or describe
              </Menu.Item>
            </>
          )}
          {owner &&
            actionsFor(project.state).map(({ change, label, icon: Icon }) => (
              <Menu.Item
                key={change}
                leftSection={<Icon size={16} aria-hidden />}
                onClick={() => {
                  changeState.mutate({ project, change });
                }}
              >
                {label}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {editing && (
        <EditProjectDialog
          project={project}
          onClose={() => {
            setEditing(false);
          }}
        />
      )}
    </>
  );
}

function actionsFor(state: Project['state']) {
  switch (state) {
    case 'ACTIVE':
      return [
        { change: 'archive', label: 'Archive', icon: IconArchive },
        { change: 'trash', label: 'Move to trash', icon: IconTrash },
      ] as const;
    case 'ARCHIVED':
      return [
        { change: 'unarchive', label: 'Unarchive', icon: IconArchiveOff },
        { change: 'trash', label: 'Move to trash', icon: IconTrash },
      ] as const;
    case 'TRASHED':
      return [{ change: 'restore', label: 'Restore', icon: IconRestore }] as const;
  }
}
