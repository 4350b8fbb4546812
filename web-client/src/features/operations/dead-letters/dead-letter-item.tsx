import { Button, Code, Group, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { DeadLetter } from '@/lib/api/types';
import { inFull } from '@/lib/time';
import { number } from '../words';
import { DeadLetterVerbs } from './dead-letter-verbs';
import classes from './dead-letters.module.css';

interface DeadLetterItemProps {
  projection: string;
  letter: DeadLetter;
}

/** A parked event: what it is, why it could not be applied, and what it says. */
export function DeadLetterItem({ projection, letter }: DeadLetterItemProps) {
  const [opened, setOpened] = useState(false);
  const payload = useId();
  const Icon = opened ? IconChevronDown : IconChevronRight;
  return (
    <li className={classes.item}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div>
          <p className={classes.name}>{letter.event}</p>
          <Text size="sm" c="dimmed" className="numbers">
            Position {number.format(letter.position)}, recorded {inFull(letter.at)}, parked{' '}
            {inFull(letter.parkedAt)}
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {letter.aggregateType} {letter.aggregateId}
          </Text>
        </div>
        <DeadLetterVerbs projection={projection} letter={letter} />
      </Group>
      <Code block className={classes.block} c="var(--tl-red)">
        {letter.error}
      </Code>
      <div>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<Icon size={14} aria-hidden />}
          aria-expanded={opened}
          aria-controls={payload}
          aria-label={`What event ${String(letter.position)} says`}
          onClick={() => {
            setOpened(!opened);
          }}
        >
          What the event says
        </Button>
        <div id={payload}>
          {opened && (
            <Code block className={classes.block}>
              {pretty(letter.payload)}
            </Code>
          )}
        </div>
      </div>
    </li>
  );
}

/** The payload may be what is wrong with the event: then it is shown as it is. */
function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
