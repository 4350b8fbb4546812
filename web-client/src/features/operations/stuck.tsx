import { Alert } from '@mantine/core';

/** Why a projection or a rebuild does not go on; it tries again by itself. */
export function Stuck({ why }: { why: string | null }) {
  return (
    why !== null && (
      <Alert
        color="red"
        variant="outline"
        title="Why it does not go on"
        styles={{ title: { color: 'var(--tl-red)' }, message: { color: 'inherit' } }}
        style={{ overflowWrap: 'anywhere' }}
      >
        {why}
      </Alert>
    )
  );
}
