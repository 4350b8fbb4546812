import { Anchor, Group } from '@mantine/core';
import { Link } from 'react-router';
import type { ProjectionStatus } from '@/lib/api/types';
import { ProjectionDetails } from './projection-details';
import { PROJECTION_STATES } from './projection-states';
import { RebuildProgress } from './rebuild/rebuild-progress';
import { isUnderWay, standing } from './rebuild/rebuild-states';
import { Section } from './section';
import { StateBadge } from './state-badge';

/** A projection among others: how it fares, and the rebuild under way. */
export function ProjectionCard({ projection }: { projection: ProjectionStatus }) {
  const rebuild = projection.rebuilds.find(isUnderWay);
  return (
    <Section
      title={
        <Anchor component={Link} to={`/admin/projections/${projection.name}`} inherit>
          {projection.name}
        </Anchor>
      }
      aside={<StateBadge {...PROJECTION_STATES[projection.state]} />}
    >
      <ProjectionDetails projection={projection} />
      {rebuild !== undefined && (
        <div>
          <Group justify="space-between" gap="xs" mb={6}>
            <span>Rebuild as generation {rebuild.generation}</span>
            <StateBadge {...standing(rebuild, projection.generation)} />
          </Group>
          <RebuildProgress rebuild={rebuild} />
        </div>
      )}
    </Section>
  );
}
