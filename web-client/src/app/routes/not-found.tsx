import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useTitle } from '@/lib/use-title';

export function NotFound() {
  useTitle('Not found');
  return (
    <Stack align="flex-start" p={{ base: 'md', sm: 'xl' }} maw={560}>
      <Title order={1} size="h2">
        Nothing is at this address
      </Title>
      <Text>The link may be old, or it points to something you may not see.</Text>
      <Button component={Link} to="/projects">
        Go to your projects
      </Button>
    </Stack>
  );
}
