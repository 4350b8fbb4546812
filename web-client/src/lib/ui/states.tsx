import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { inWords } from '../api/problem';

/** A list or screen that could not be read, in words, with a way to try again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title="This could not be loaded"
      styles={{ title: { color: 'var(--tl-red)' }, message: { color: 'inherit' } }}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{inWords(error)}</Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Nothing here yet: why, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" maw={440} component="div">
        {children}
      </Text>
    </Stack>
  );
}
