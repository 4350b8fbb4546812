import { Alert, Button, Group, Popover, Stack, Text } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconClockHour4 } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useState } from 'react';
import { inFull } from '@/lib/time';
import '@mantine/dates/styles.layer.css';

interface TimeTravelProps {
  asOf: string | null;
  onChange: (asOf: string | null) => void;
}

/** Chooses a moment of the past to look at. */
export function TimeTravel({ asOf, onChange }: TimeTravelProps) {
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      withArrow
      trapFocus
      width={290}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconClockHour4 size={15} aria-hidden />}
          aria-expanded={opened}
          onClick={() => {
            setChosen(asOf === null ? null : dayjs(asOf).format('YYYY-MM-DD HH:mm:ss'));
            setOpened(!opened);
          }}
        >
          Time travel
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Text size="sm">See every task as it stood at a moment in the past.</Text>
          <DateTimePicker
            label="As of"
            withSeconds
            data-autofocus
            maxDate={new Date()}
            value={chosen}
            onChange={setChosen}
            popoverProps={{ withinPortal: false }}
          />
          <Button
            size="xs"
            disabled={chosen === null}
            onClick={() => {
              onChange(dayjs(chosen).toISOString());
              setOpened(false);
            }}
          >
            Go there
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Says that the past is shown, and leads back. */
export function PastBanner({ asOf, onBack }: { asOf: string; onBack: () => void }) {
  return (
    <Alert
      role="status"
      color="yellow"
      variant="light"
      p="xs"
      icon={<IconClockHour4 size={18} aria-hidden />}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          As it stood on <strong>{inFull(asOf)}</strong>. The past can be read, not changed.
        </Text>
        <Button size="compact-sm" variant="default" onClick={onBack}>
          Back to now
        </Button>
      </Group>
    </Alert>
  );
}
