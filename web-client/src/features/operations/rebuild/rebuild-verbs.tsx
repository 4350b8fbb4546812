import { Button, Group } from '@mantine/core';
import {
  IconArrowBackUp,
  IconPlayerPause,
  IconPlayerPlay,
  IconRocket,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Rebuild } from '@/lib/api/types';
import { ConfirmDialog } from '@/lib/ui/confirm-dialog';
import { notifyDone, notifyFailed } from '@/lib/ui/notify';
import { useSteerRebuild } from '../api/steer-rebuild';
import { question, type Asked } from './questions';
import { allows, isUnderWay, type RebuildVerb } from './rebuild-states';

const DONE: Record<RebuildVerb, string> = {
  pause: 'The rebuild is paused.',
  resume: 'The rebuild goes on.',
  cancel: 'The rebuild is cancelled.',
  promote: 'The rebuilt generation is live.',
  rollback: 'The generation before it is live again.',
};

interface RebuildVerbsProps {
  rebuild: Rebuild;
  /** The generation that people read. */
  live: number;
}

/** What an operator can do with a rebuild; only what fits its state can be pressed. */
export function RebuildVerbs({ rebuild, live }: RebuildVerbsProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const steer = useSteerRebuild(rebuild.id);
  const go = (verb: RebuildVerb) => {
    steer.mutate(verb, {
      onSuccess: () => {
        notifyDone(DONE[verb]);
        setAsked(null);
      },
      onError: (error) => {
        // Where there was a question, its dialog is still open and says so.
        if (asked === null) notifyFailed(`The rebuild was not ${verb}d`, error);
      },
    });
  };
  const asks = (verb: Asked) => ({
    disabled: !allows(rebuild, verb),
    onClick: () => {
      steer.reset();
      setAsked(verb);
    },
  });
  const underWay = isUnderWay(rebuild);
  const hold = rebuild.state === 'PAUSED' ? 'resume' : 'pause';
  const HoldIcon = hold === 'pause' ? IconPlayerPause : IconPlayerPlay;
  return (
    <Group gap="xs">
      {underWay && (
        <>
          <Button
            variant="default"
            loading={steer.isPending && asked === null}
            leftSection={<HoldIcon size={16} aria-hidden />}
            onClick={() => {
              go(hold);
            }}
          >
            {hold === 'pause' ? 'Pause' : 'Resume'}
          </Button>
          <Button
            variant="default"
            leftSection={<IconX size={16} aria-hidden />}
            {...asks('cancel')}
          >
            Cancel
          </Button>
        </>
      )}
      {(underWay || allows(rebuild, 'promote')) && (
        <Button leftSection={<IconRocket size={16} aria-hidden />} {...asks('promote')}>
          Promote
        </Button>
      )}
      {rebuild.state === 'PROMOTED' && rebuild.generation === live && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          {...asks('rollback')}
        >
          Roll back
        </Button>
      )}
      {asked !== null && (
        <ConfirmDialog
          {...question(asked, rebuild, live)}
          pending={steer.isPending}
          error={steer.error}
          onConfirm={() => {
            go(asked);
          }}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </Group>
  );
}
