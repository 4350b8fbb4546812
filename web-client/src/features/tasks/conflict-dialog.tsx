import { Button, Group, Stack, Table, Text } from '@mantine/core';
import type { Task } from '@/lib/api/types';
import { inWord } from '@/lib/task-words';
import { calendarDate } from '@/lib/time';
import { Dialog } from '@/lib/ui/dialog';
import { useConflict } from './data/conflicts';

const FIELDS: Partial<Record<keyof Task, string>> = {
  title: 'Title',
  description: 'Description',
  status: 'Status',
  priority: 'Priority',
  dueDate: 'Due date',
  assigneeId: 'Assignee',
  labels: 'Labels',
};

interface ConflictDialogProps {
  people: readonly { userId: string; name: string }[];
}

/** Someone else changed what the user was changing: both versions side by side, and a choice. */
export function ConflictDialog({ people }: ConflictDialogProps) {
  const conflict = useConflict();
  if (conflict === undefined) {
    return null;
  }
  const { seen, mine, theirs, decide } = conflict;
  const name = (id: string) => people.find(({ userId }) => userId === id)?.name ?? 'Someone';
  const fields = (Object.keys(FIELDS) as (keyof Task)[]).filter((field) => field in mine);
  const show = (field: keyof Task, task: Partial<Task>) => inWords(field, task, name);
  return (
    <Dialog
      onClose={() => {
        decide('theirs');
      }}
      title="Both of you changed this"
      size="lg"
    >
      <Stack>
        <Text size="sm">
          <bdi>{name(theirs.updatedBy)}</bdi> changed “<bdi>{seen.title}</bdi>” while you were
          editing. Which should stay?
        </Text>
        <Table withTableBorder withColumnBorders style={{ overflowWrap: 'anywhere' }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Field</Table.Th>
              <Table.Th>Before</Table.Th>
              <Table.Th>Theirs</Table.Th>
              <Table.Th>Yours</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">{FIELDS[field]}</Table.Th>
                <Table.Td>{show(field, seen)}</Table.Td>
                <Table.Td>{show(field, theirs)}</Table.Td>
                <Table.Td>{show(field, mine)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              decide('theirs');
            }}
          >
            Take theirs
          </Button>
          <Button
            onClick={() => {
              decide('mine');
            }}
          >
            Keep mine
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function inWords(field: keyof Task, task: Partial<Task>, name: (id: string) => string): string {
  const value = task[field];
  if (value === null || value === undefined || value === '') {
    return field === 'assigneeId' ? 'Nobody' : 'Empty';
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'None' : value.join(', ');
  }
  switch (field) {
    case 'status':
    case 'priority':
      return inWord(String(value));
    case 'dueDate':
      return calendarDate(String(value));
    case 'assigneeId':
      return name(String(value));
    default:
      return String(value);
  }
}
