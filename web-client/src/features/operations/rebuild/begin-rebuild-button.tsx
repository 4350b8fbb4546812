import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProjectionStatus } from '@/lib/api/types';
import { ConfirmDialog } from '@/lib/ui/confirm-dialog';
import { notifyDone } from '@/lib/ui/notify';
import { useBeginRebuild } from '../api/begin-rebuild';
import { isUnderWay } from './rebuild-states';

/** Begins a rebuild; one at a time. */
export function BeginRebuildButton({ projection }: { projection: ProjectionStatus }) {
  const [asking, setAsking] = useState(false);
  const [autoPromote, setAutoPromote] = useState(false);
  const begin = useBeginRebuild(projection.name);
  const close = () => {
    setAsking(false);
  };
  return (
    <>
      <Button
        leftSection={<IconRefresh size={16} aria-hidden />}
        disabled={projection.rebuilds.some(isUnderWay)}
        onClick={() => {
          begin.reset();
          setAutoPromote(false);
          setAsking(true);
        }}
      >
        Rebuild
      </Button>
      {asking && (
        <ConfirmDialog
          title={`Rebuild ${projection.name}?`}
          action="Start the rebuild"
          pending={begin.isPending}
          error={begin.error}
          onClose={close}
          onConfirm={() => {
            begin.mutate(
              { autoPromote },
              {
                onSuccess: ({ generation }) => {
                  notifyDone(`Generation ${String(generation)} is being built.`);
                  close();
                },
              },
            );
          }}
        >
          <Stack gap="sm">
            <Text size="sm">
              A new generation is built from the whole log beside the one that people read, and
              compared with it. Nobody notices until it is promoted.
            </Text>
            <Checkbox
              label="Promote it by itself once it has caught up and is equal"
              checked={autoPromote}
              onChange={(event) => {
                setAutoPromote(event.currentTarget.checked);
              }}
            />
          </Stack>
        </ConfirmDialog>
      )}
    </>
  );
}
