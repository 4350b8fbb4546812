import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProjectionStatus } from '@/lib/api/types';
import { ConfirmDialog } from '@/lib/ui/confirm-dialog';
import { notifyDone, notifyFailed } from '@/lib/ui/notify';
import { useSteerProjection } from './api/steer-projection';

/** Pauses a projection, after asking, or lets it go on. */
export function SteerProjectionButton({
  projection: { name, state },
}: {
  projection: ProjectionStatus;
}) {
  const [asking, setAsking] = useState(false);
  const steer = useSteerProjection(name);
  const close = () => {
    setAsking(false);
  };
  const paused = state === 'PAUSED';
  const Icon = paused ? IconPlayerPlay : IconPlayerPause;
  const resume = () => {
    steer.mutate('resume', {
      onSuccess: () => {
        notifyDone(`${name} goes on.`);
      },
      onError: (error) => {
        notifyFailed(`${name} was not resumed`, error);
      },
    });
  };
  return (
    <>
      <Button
        variant="default"
        loading={steer.isPending && !asking}
        leftSection={<Icon size={16} aria-hidden />}
        onClick={() => {
          if (paused) {
            resume();
          } else {
            steer.reset();
            setAsking(true);
          }
        }}
      >
        {paused ? 'Resume' : 'Pause'}
      </Button>
      {asking && (
        <ConfirmDialog
          title={`Pause ${name}?`}
          action="Pause"
          pending={steer.isPending}
          error={steer.error}
          onClose={close}
          onConfirm={() => {
            steer.mutate('pause', {
              onSuccess: () => {
                notifyDone(`${name} is paused on every instance.`);
                close();
              },
            });
          }}
        >
          Until it goes on, people see nothing in it that is newer than now, and whoever changes
          something is told that the newest changes are still being worked in. The log goes on as
          ever: nothing is lost.
        </ConfirmDialog>
      )}
    </>
  );
}
