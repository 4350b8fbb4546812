import { Anchor, Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ProjectionStatus } from '@/lib/api/types';
import { Page } from '@/lib/ui/page';
import { Failure } from '@/lib/ui/states';
import { useRouteId } from '@/lib/use-route-id';
import { useTitle } from '@/lib/use-title';
import { useProjection } from './api/use-projection';
import { DeadLetterList } from './dead-letters/dead-letter-list';
import { ProjectionDetails } from './projection-details';
import classes from './projection-screen.module.css';
import { PROJECTION_STATES } from './projection-states';
import { BeginRebuildButton } from './rebuild/begin-rebuild-button';
import { RebuildList } from './rebuild/rebuild-list';
import { Section } from './section';
import { StateBadge } from './state-badge';
import { SteerProjectionButton } from './steer-projection-button';

/** One projection: how it fares, its rebuilds and its dead letters, for administrators. */
export function ProjectionScreen() {
  const name = useRouteId('name');
  const projection = useProjection(name);
  useTitle(name, 'Projections');
  return (
    <Page
      title={name}
      above={
        <Anchor component={Link} to="/admin/projections" size="sm" className={classes.back}>
          <IconArrowLeft size={15} aria-hidden />
          Projections
        </Anchor>
      }
      actions={
        projection.data !== undefined && (
          <>
            <SteerProjectionButton projection={projection.data} />
            <BeginRebuildButton projection={projection.data} />
          </>
        )
      }
    >
      {projection.isPending && <Skeleton height={320} aria-hidden="true" />}
      <Failure of={projection} />
      {projection.data !== undefined && <Sheets projection={projection.data} />}
    </Page>
  );
}

function Sheets({ projection }: { projection: ProjectionStatus }) {
  return (
    <Stack>
      <Section title="Now" aside={<StateBadge {...PROJECTION_STATES[projection.state]} />}>
        <ProjectionDetails projection={projection} />
      </Section>
      <RebuildList projection={projection} />
      <DeadLetterList projection={projection} />
    </Stack>
  );
}
