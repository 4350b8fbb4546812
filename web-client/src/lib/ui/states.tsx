import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { failureOf, type Read } from '../api/failure';
import { inWords } from '../api/problem';

/** Says in words that a list or screen could not be read, with a way to try again; else nothing. */
export function Failure({ of: read }: { of: Read & { refetch: () => unknown } }) {
  const failure = failureOf(read);
  if (failure === null) {
    return null;
  }
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
        <Text size="sm">{inWords(failure)}</Text>
        <Button size="xs" variant="default" onClick={() => void read.refetch()}>
          Try again
        </Button>
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
