import { Group, Progress, Text } from '@mantine/core';
import type { Rebuild } from '@/lib/api/types';
import { count, duration, number } from '../words';

/** How much of the log is in the new generation, how fast it gets there, and when it is done. */
export function RebuildProgress({ rebuild }: { rebuild: Rebuild }) {
  const { processed, head, eventsPerSecond, generation } = rebuild;
  const percent = head === 0 ? 100 : Math.floor((processed / head) * 100);
  return (
    <div>
      <Progress.Root size="lg">
        <Progress.Section
          value={percent}
          aria-label={`Progress of generation ${String(generation)}`}
        />
      </Progress.Root>
      <Group component="p" className="numbers" mt={6} mb={0} gap="4px 20px" fz="sm">
        <span>
          <b>{percent} %</b>: {number.format(processed)} of {count(head, 'event')}
        </span>
        {eventsPerSecond !== null && (
          <Text span inherit c="dimmed">
            {count(Math.round(eventsPerSecond), 'event')} a second
          </Text>
        )}
        {remaining(rebuild) !== null && (
          <Text span inherit c="dimmed">
            about {remaining(rebuild)} left
          </Text>
        )}
      </Group>
    </div>
  );
}

/** From the rate and not from the time of arrival, which is on another clock than this browser's. */
function remaining({ processed, head, eventsPerSecond, eta }: Rebuild): string | null {
  return eta === null || eventsPerSecond === null
    ? null
    : duration((head - processed) / eventsPerSecond);
}
