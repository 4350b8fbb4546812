import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { inWords } from '../api/problem';
import { Dialog } from './dialog';

interface ConfirmDialogProps {
  title: string;
  /** The verb on the button that does it. */
  action: string;
  /** Whether something is given up for good. */
  danger?: boolean;
  pending: boolean;
  /** Why it did not work; null before. */
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/**
 * Says what will happen and asks whether it should. It cannot be left while it is happening, and
 * stays open if it did not work: so nobody misses why.
 */
export function ConfirmDialog({
  title,
  action,
  danger = false,
  pending,
  error,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const leave = () => {
    if (!pending) onClose();
  };
  return (
    <Dialog title={title} closable={!pending} onClose={leave}>
      <Stack>
        <Text component="div" size="sm">
          {children}
        </Text>
        {error !== null && (
          <Text role="alert" size="sm" c="var(--tl-red)">
            {inWords(error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" disabled={pending} onClick={onClose}>
            Not now
          </Button>
          <Button
            loading={pending}
            onClick={onConfirm}
            {...(danger && { variant: 'outline', color: 'var(--tl-red)' })}
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
