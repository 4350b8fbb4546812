import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useRouteError } from 'react-router';
import { inWords } from '@/lib/api/problem';

/** What a screen shows when it could not be drawn at all, for example after a new release. */
export function RouteError() {
  const error = useRouteError();
  const outdated = error instanceof TypeError && error.message.includes('import');
  return (
    <Stack p="xl" maw={560} role="alert">
      <Title order={1} size="h2">
        This screen did not open
      </Title>
      <Text>
        {outdated
          ? 'Taskledger was updated or could not be reached while you were working. Reload the page.'
          : inWords(error)}
      </Text>
      <Group>
        <Button
          onClick={() => {
            window.location.reload();
          }}
        >
          Reload
        </Button>
      </Group>
    </Stack>
  );
}
