import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { inWords } from '../api/problem';

export function notifyDone(message: string, undo?: () => void): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    color: 'ledger',
    withBorder: true,
    message:
      undo === undefined ? (
        message
      ) : (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              notifications.hide(id);
              undo();
            }}
          >
            Undo
          </Button>
        </Group>
      ),
  });
}

export function notifyFailed(what: string, error: unknown): void {
  notifyRefused(what, inWords(error));
}

/** For reasons that are in words already. */
export function notifyRefused(what: string, why: string): void {
  notifications.show({
    color: 'red',
    withBorder: true,
    autoClose: 10_000,
    role: 'alert',
    title: what,
    message: why,
  });
}
