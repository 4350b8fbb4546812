import { Alert, Group, Stack, Text } from '@mantine/core';
import type { ProjectionStatus, Rebuild } from '@/lib/api/types';
import { inWords } from '@/lib/api/problem';
import { inFull } from '@/lib/time';
import { useRebuild } from '../api/use-rebuild';
import { SegmentTable } from '../segment-table';
import { StateBadge } from '../state-badge';
import { Stuck } from '../stuck';
import { count } from '../words';
import { ComparisonResult } from './comparison-result';
import { RebuildProgress } from './rebuild-progress';
import { isUnderWay, standing } from './rebuild-states';
import { RebuildVerbs } from './rebuild-verbs';

interface RebuildPanelProps {
  /** As the projection tells of it. */
  summary: Rebuild;
  projection: ProjectionStatus;
}

/** One rebuild: how far it is, what came of it, and what can be done with it. */
export function RebuildPanel({ summary, projection }: RebuildPanelProps) {
  const { data: rebuild = summary, error } = useRebuild(summary);
  const underWay = isUnderWay(rebuild);
  const { words, ...state } = standing(rebuild, projection.generation);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <StateBadge {...state} />
          <Text size="sm">{words}</Text>
        </Group>
        <RebuildVerbs rebuild={rebuild} live={projection.generation} />
      </Group>
      {error !== null && (
        <Text role="alert" size="sm" c="var(--tl-red)">
          {inWords(error)}
        </Text>
      )}
      {underWay && <RebuildProgress rebuild={rebuild} />}
      <Stuck why={underWay ? (rebuild.pausedBecause ?? rebuild.failure) : null} />
      {rebuild.deadLetters > 0 && rebuild.droppedAt === null && (
        <Alert color="yellow" variant="outline">
          {count(rebuild.deadLetters, 'event')} could not be applied and{' '}
          {rebuild.deadLetters === 1 ? 'is' : 'are'} parked in this generation.
        </Alert>
      )}
      {underWay && rebuild.segments.length > 0 && (
        <SegmentTable
          of={`generation ${String(rebuild.generation)}`}
          measure="Events"
          segments={rebuild.segments.map(({ segment, processed, owner, finished }) => ({
            segment,
            value: processed,
            owner: finished ? 'finished' : (owner ?? 'none'),
          }))}
        />
      )}
      {rebuild.comparison !== null && (
        <ComparisonResult
          comparison={rebuild.comparison}
          generation={rebuild.generation}
          otherFold={rebuild.version !== projection.version}
        />
      )}
      <Text size="xs" c="dimmed">
        Asked for {inFull(rebuild.requestedAt)}
        {rebuild.requestedBy === 'system' &&
          ' by Taskledger itself, because its fold or the log changed'}
        {rebuild.autoPromote && ', to be promoted by itself'}.{' '}
        {rebuild.droppedAt !== null && `Its tables were dropped ${inFull(rebuild.droppedAt)}.`}
      </Text>
    </Stack>
  );
}
