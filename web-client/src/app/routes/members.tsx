import { Text } from '@mantine/core';
import { MembersPanel } from '@/features/members/members-panel';
import { BackToProject } from '@/features/projects/back-to-project';
import { useProject } from '@/features/projects/use-project';
import { isAdmin, useMe } from '@/lib/me';
import { Page } from '@/lib/ui/page';
import { failureOf } from '@/lib/api/failure';
import { Failure } from '@/lib/ui/states';
import { useRouteId } from '@/lib/use-route-id';
import { useTitle } from '@/lib/use-title';

export function Component() {
  const projectId = useRouteId('projectId');
  const project = useProject(projectId);
  const { data: me } = useMe();
  useTitle('Members', project.data?.name);
  return (
    <Page
      title="Members"
      above={<BackToProject id={projectId} name={project.data?.name} />}
      below={
        <Text size="sm" c="dimmed">
          Owners run the project, editors work on its tasks, viewers read along.
        </Text>
      }
    >
      {failureOf(project) !== null ? (
        <Failure of={project} />
      ) : (
        <MembersPanel
          projectId={projectId}
          mayManage={isAdmin(me) || project.data?.role === 'OWNER'}
          myId={me?.id}
        />
      )}
    </Page>
  );
}
