import { Accordion, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { ProjectionStatus } from '@/lib/api/types';
import { inFull } from '@/lib/time';
import { Section } from '../section';
import { StateBadge } from '../state-badge';
import { RebuildPanel } from './rebuild-panel';
import { standing } from './rebuild-states';

/** The newest rebuild of a projection, and those before it. */
export function RebuildList({ projection }: { projection: ProjectionStatus }) {
  const [opened, setOpened] = useState<string | null>(null);
  const [newest, ...earlier] = projection.rebuilds;
  if (newest === undefined) {
    return (
      <Section title="Rebuilds">
        <Text size="sm" c="dimmed">
          It has not been rebuilt yet.
        </Text>
      </Section>
    );
  }
  return (
    <>
      <Section title={`Rebuild as generation ${String(newest.generation)}`}>
        <RebuildPanel key={newest.id} summary={newest} projection={projection} />
      </Section>
      {earlier.length > 0 && (
        <Section title="Earlier rebuilds">
          <Accordion value={opened} onChange={setOpened} order={3}>
            {earlier.map((rebuild) => {
              const { label, tone } = standing(rebuild, projection.generation);
              return (
                <Accordion.Item key={rebuild.id} value={rebuild.id}>
                  <Accordion.Control>
                    <Group gap="xs">
                      <span>Generation {rebuild.generation}</span>
                      <StateBadge label={label} tone={tone} />
                      <Text span size="sm" c="dimmed">
                        {inFull(rebuild.finishedAt ?? rebuild.requestedAt)}
                      </Text>
                    </Group>
                  </Accordion.Control>
                  <Accordion.Panel>
                    {opened === rebuild.id && (
                      <RebuildPanel summary={rebuild} projection={projection} />
                    )}
                  </Accordion.Panel>
                </Accordion.Item>
              );
            })}
          </Accordion>
        </Section>
      )}
    </>
  );
}
