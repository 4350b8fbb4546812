import { Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import type { ProjectionStatus } from '@/lib/api/types';
import { Pager } from '@/lib/ui/pager';
import { Failure } from '@/lib/ui/states';
import { useDeadLetters } from '../api/use-dead-letters';
import { Section } from '../section';
import classes from './dead-letters.module.css';
import { DeadLetterItem } from './dead-letter-item';

/** The events of a projection that could not be applied, or wait behind such a one. */
export function DeadLetterList({ projection }: { projection: ProjectionStatus }) {
  return (
    <Section title="Dead letters">
      {projection.deadLetters === 0 ? (
        <Text size="sm" c="dimmed">
          There are none: every event could be applied.
        </Text>
      ) : (
        <Parked projection={projection.name} />
      )}
    </Section>
  );
}

function Parked({ projection }: { projection: string }) {
  const [page, setPage] = useState(0);
  const letters = useDeadLetters(projection, page);
  const pages = letters.data?.page.totalPages ?? 0;
  if (pages > 0 && page >= pages) {
    // The last ones of the last page have been dealt with.
    setPage(pages - 1);
  }
  return (
    <>
      <Text size="sm" c="dimmed">
        Events that could not be applied, and those of the same task, project or person that wait
        behind them. All others flow on.
      </Text>
      {letters.isPending && <Skeleton height={120} aria-hidden="true" />}
      <Failure of={letters} />
      {letters.data !== undefined && (
        <>
          <ul className={classes.list} aria-label="Dead letters">
            {letters.data.content.map((letter) => (
              <DeadLetterItem key={letter.id} projection={projection} letter={letter} />
            ))}
          </ul>
          <Pager page={letters.data.page} of="dead letters" onPage={setPage} />
        </>
      )}
    </>
  );
}
