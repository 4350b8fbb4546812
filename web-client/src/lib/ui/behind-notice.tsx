import { Alert } from '@mantine/core';
import { IconHourglassEmpty } from '@tabler/icons-react';

/** Over a list from which something may be missing, so that nobody takes it for complete. */
export function BehindNotice({ behind }: { behind: boolean | undefined }) {
  if (behind !== true) {
    return null;
  }
  return (
    <Alert
      role="status"
      color="yellow"
      variant="outline"
      my="xs"
      py="xs"
      icon={<IconHourglassEmpty size={18} aria-hidden />}
      styles={{
        root: { borderColor: 'var(--tl-amber)' },
        icon: { color: 'var(--tl-amber)' },
        message: { color: 'var(--mantine-color-text)' },
      }}
    >
      Something may be missing here or be out of date: a change could not be applied yet. Nothing is
      lost; an administrator has to look at it.
    </Alert>
  );
}
