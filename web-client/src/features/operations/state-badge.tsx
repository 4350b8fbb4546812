import { Badge } from '@mantine/core';

/** A state in its colour; the word says it all without the colour. */
export function StateBadge({ label, tone }: { label: string; tone: string }) {
  return (
    <Badge variant="outline" tt="none" style={{ color: tone, borderColor: tone }}>
      {label}
    </Badge>
  );
}
