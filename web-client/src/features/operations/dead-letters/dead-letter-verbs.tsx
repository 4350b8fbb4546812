import { Button, Group } from '@mantine/core';
import { IconRefresh, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeadLetter } from '@/lib/api/types';
import { ConfirmDialog } from '@/lib/ui/confirm-dialog';
import { useEvictDeadLetter } from '../api/evict-dead-letter';
import { useRetryDeadLetter } from '../api/retry-dead-letter';

interface DeadLetterVerbsProps {
  projection: string;
  letter: DeadLetter;
}

/** Tries a parked event again, or gives it up after asking. */
export function DeadLetterVerbs({ projection, letter }: DeadLetterVerbsProps) {
  const [asking, setAsking] = useState(false);
  const retry = useRetryDeadLetter(projection);
  const evict = useEvictDeadLetter(projection);
  const what = `event ${String(letter.position)}`;
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        aria-label={`Retry ${what}`}
        loading={retry.isPending}
        onClick={() => {
          retry.mutate(letter.id);
        }}
      >
        Retry
      </Button>
      <Button
        size="xs"
        variant="outline"
        color="var(--tl-red)"
        leftSection={<IconTrash size={14} aria-hidden />}
        aria-label={`Evict ${what}`}
        onClick={() => {
          evict.reset();
          setAsking(true);
        }}
      >
        Evict
      </Button>
      {asking && (
        <ConfirmDialog
          title={`Give ${what} up?`}
          action="Evict"
          danger
          pending={evict.isPending}
          error={evict.error}
          onClose={() => {
            setAsking(false);
          }}
          onConfirm={() => {
            evict.mutate(letter.id);
          }}
        >
          {letter.event} stays in the log, but what it changed will be missing from {projection},
          and later events of the same {letter.aggregateType.toLowerCase()} may not apply without
          it. A rebuild tries all of them once more.
        </ConfirmDialog>
      )}
    </Group>
  );
}
