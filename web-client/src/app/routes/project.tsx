import { Alert, Badge, Group, Skeleton, Text } from '@mantine/core';
import { Outlet } from 'react-router';
import { useMembers } from '@/features/members/use-members';
import { ProjectMenu } from '@/features/projects/project-menu';
import { useProject } from '@/features/projects/use-project';
import { ConflictDialog } from '@/features/tasks/conflict-dialog';
import { ProjectTasks } from '@/features/tasks/project-tasks';
import { isAdmin, useMe } from '@/lib/me';
import { Page } from '@/lib/ui/page';
import { failureOf } from '@/lib/api/failure';
import { Failure } from '@/lib/ui/states';
import { useRouteId } from '@/lib/use-route-id';
import { useTitle } from '@/lib/use-title';
import type { ProjectContext } from './project-context';

const NOTICES = {
  ACTIVE: null,
  ARCHIVED: 'This project is archived: it can be read, not changed.',
  TRASHED: 'This project is in the trash. Restore it to work in it again.',
};

export function Component() {
  const projectId = useRouteId('projectId');
  const project = useProject(projectId);
  const { data: members = [] } = useMembers(projectId);
  const { data: me } = useMe();
  useTitle(project.data?.name);
  if (failureOf(project) !== null) {
    return (
      <Page title="Project">
        <Failure of={project} />
      </Page>
    );
  }
  const { role, state, name, description } = project.data ?? {};
  const editable = state === 'ACTIVE' && (isAdmin(me) || role === 'OWNER' || role === 'EDITOR');
  const notice = state === undefined ? null : NOTICES[state];
  return (
    <Page
      fill
      title={name ?? <Skeleton height={30} width={220} />}
      below={
        description !== null &&
        description !== undefined &&
        description !== '' && (
          <Text size="sm" c="dimmed" lineClamp={2} maw={760}>
            {description}
          </Text>
        )
      }
      actions={
        project.data && (
          <Group gap="xs">
            {role === 'VIEWER' && (
              <Badge variant="default" tt="none">
                You read along
              </Badge>
            )}
            <ProjectMenu project={project.data} admin={isAdmin(me)} />
          </Group>
        )
      }
    >
      {notice !== null && (
        <Alert color="gray" variant="outline" p="xs">
          {notice}
        </Alert>
      )}
      <ProjectTasks projectId={projectId} people={members} editable={editable} />
      <Outlet context={{ projectId, people: members, editable } satisfies ProjectContext} />
      <ConflictDialog people={members} />
    </Page>
  );
}
