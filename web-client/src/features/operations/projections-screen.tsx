import { Skeleton, Stack, Text } from '@mantine/core';
import { Page } from '@/lib/ui/page';
import { Empty, Failure } from '@/lib/ui/states';
import { useTitle } from '@/lib/use-title';
import { ProjectionCard } from './projection-card';
import { useProjections } from './api/use-projections';

/** How far each view is behind the log, for administrators. */
export function ProjectionsScreen() {
  const projections = useProjections();
  useTitle('Projections');
  return (
    <Page
      title="Projections"
      below={
        <Text size="sm" c="dimmed">
          The views that people read, and how far each is behind the log. Refreshed every two
          seconds.
        </Text>
      }
    >
      {projections.isPending && <Skeleton height={200} aria-hidden="true" />}
      <Failure of={projections} />
      {projections.data?.length === 0 && <Empty title="There are no projections" />}
      <Stack>
        {projections.data?.map((projection) => (
          <ProjectionCard key={projection.name} projection={projection} />
        ))}
      </Stack>
    </Page>
  );
}
