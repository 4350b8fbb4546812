import { Button, Group, Text } from '@mantine/core';
import { IconClockPause, IconPlugConnectedX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { connection } from '@/lib/api/connection';
import { useStore } from '@/lib/store';
import classes from './connection-banner.module.css';

/** Says that the server is out of reach, or that it asked us to wait. */
export function ConnectionBanner() {
  const { reachable, waitingUntil } = useStore(connection);
  const queryClient = useQueryClient();
  return (
    <div role="status" className={classes.region}>
      {!reachable && (
        <Group className={classes.banner} gap="sm" wrap="nowrap">
          <IconPlugConnectedX size={18} aria-hidden />
          <Text size="sm" flex={1}>
            You are offline. What you see may be out of date; changes cannot be saved until the
            connection is back.
          </Text>
          <Button size="xs" variant="default" onClick={() => void queryClient.invalidateQueries()}>
            Try now
          </Button>
        </Group>
      )}
      {reachable && waitingUntil !== null && (
        <Group className={classes.banner} gap="sm" wrap="nowrap">
          <IconClockPause size={18} aria-hidden />
          <Text size="sm">
            The server asked for a short pause. Your request is sent in a moment.
          </Text>
        </Group>
      )}
    </div>
  );
}
