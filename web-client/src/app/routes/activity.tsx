import { Text } from '@mantine/core';
import { ProjectHistory } from '@/features/history/project-history';
import { BackToProject } from '@/features/projects/back-to-project';
import { useProject } from '@/features/projects/use-project';
import { useMembers } from '@/features/members/use-members';
import { Page } from '@/lib/ui/page';
import { useRouteId } from '@/lib/use-route-id';
import { useTitle } from '@/lib/use-title';

export function Component() {
  const projectId = useRouteId('projectId');
  const { data: project } = useProject(projectId);
  const { data: members = [] } = useMembers(projectId);
  useTitle('Activity', project?.name);
  return (
    <Page
      title="Activity"
      above={<BackToProject id={projectId} name={project?.name} />}
      below={
        <Text size="sm" c="dimmed">
          What happened to the project and its members, newest first. Each task tells its own
          history.
        </Text>
      }
    >
      <ProjectHistory projectId={projectId} people={members} />
    </Page>
  );
}
