import { Alert, Badge, Group, Table, Text, Title } from '@mantine/core';
import type { ProjectionStatus } from '@/lib/api/types';
import classes from './projection-card.module.css';

const STATES: Record<ProjectionStatus['state'], { label: string; tone: string }> = {
  RUNNING: { label: 'Running', tone: 'var(--tl-accent-text)' },
  UNCLAIMED: { label: 'Waiting for an instance', tone: 'var(--tl-amber)' },
  FAILED: { label: 'Failed, trying again', tone: 'var(--tl-red)' },
  PAUSED: { label: 'Paused', tone: 'var(--tl-amber)' },
};

const number = new Intl.NumberFormat('en');

export function ProjectionCard({ projection }: { projection: ProjectionStatus }) {
  const { label, tone } = STATES[projection.state];
  const heading = `projection-${projection.name}`;
  return (
    <section className={classes.card} aria-labelledby={heading}>
      <Group justify="space-between">
        <Title order={2} size="h4" id={heading}>
          {projection.name}
        </Title>
        <Badge variant="outline" tt="none" style={{ color: tone, borderColor: tone }}>
          {label}
        </Badge>
      </Group>
      <dl className={classes.facts}>
        <Fact name="Behind by" value={lag(projection)} />
        <Fact name="Position" value={number.format(projection.position)} />
        <Fact name="Head of the log" value={number.format(projection.head)} />
        <Fact name="Generation" value={number.format(projection.generation)} />
        <Fact name="Dead letters" value={number.format(projection.deadLetters)} />
      </dl>
      {projection.failure !== null && (
        <Alert color="red" variant="outline" title="Why it does not go on" c="var(--tl-red)">
          {projection.failure}
        </Alert>
      )}
      <Table className={classes.segments} aria-label={`Segments of ${projection.name}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Segment</Table.Th>
            <Table.Th>Position</Table.Th>
            <Table.Th>Instance</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {projection.segments.map(({ segment, position, owner }) => (
            <Table.Tr key={segment}>
              <Table.Td>{segment}</Table.Td>
              <Table.Td>{number.format(position)}</Table.Td>
              <Table.Td className={classes.owner}>{owner ?? 'none'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function lag({ lagEvents, lagSeconds }: ProjectionStatus): string {
  return lagEvents === 0
    ? 'nothing'
    : `${number.format(lagEvents)} events, ${number.format(Math.round(lagSeconds * 10) / 10)} s`;
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" className="numbers" m={0}>
        {value}
      </Text>
    </div>
  );
}
