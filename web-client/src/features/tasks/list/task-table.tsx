import { Skeleton, Table, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import type { Task } from '@/lib/api/types';
import { ago, inFull, useNow } from '@/lib/time';
import { BehindMark } from '@/lib/ui/behind-mark';
import { PriorityMark, StatusMark } from '@/lib/ui/task-marks';
import { isUnnamed } from '../data/pending';
import { DueDate, Labels } from '../task-facts';
import classes from './task-table.module.css';

const COLUMNS = [
  { field: 'title', label: 'Task', first: 'asc' },
  { field: 'status', label: 'Status', first: 'asc' },
  { field: 'priority', label: 'Priority', first: 'desc' },
  { field: 'dueDate', label: 'Due', first: 'asc' },
  { field: null, label: 'Assignee', first: 'asc' },
  { field: 'updatedAt', label: 'Changed', first: 'desc' },
] as const;

interface TaskTableProps {
  caption: string;
  tasks: Task[];
  sort: string;
  onSort: (sort: string) => void;
}

/** Tasks as rows; on a narrow screen each row becomes a small card. */
export function TaskTable({ caption, tasks, sort, onSort }: TaskTableProps) {
  const [field, direction] = sort.split(',');
  return (
    <Table className={classes.table} verticalSpacing={9} horizontalSpacing="md">
      <Table.Caption className={classes.caption}>{caption}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          {COLUMNS.map((column) => {
            const sorted = column.field !== null && column.field === field;
            const Arrow = direction === 'asc' ? IconArrowUp : IconArrowDown;
            return (
              <Table.Th
                key={column.label}
                aria-sort={sorted ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
              >
                {column.field === null ? (
                  column.label
                ) : (
                  <UnstyledButton
                    className={classes.sort}
                    onClick={() => {
                      const next = sorted ? (direction === 'asc' ? 'desc' : 'asc') : column.first;
                      onSort(`${column.field},${next}`);
                    }}
                  >
                    {column.label}
                    {sorted && <Arrow size={14} aria-hidden />}
                  </UnstyledButton>
                )}
              </Table.Th>
            );
          })}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tasks.map((task) => (
          <Row key={task.id} task={task} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ task }: { task: Task }) {
  const now = useNow();
  const [parameters] = useSearchParams();
  return (
    <Table.Tr className={classes.row}>
      <Table.Td className={classes.title}>
        {isUnnamed(task) ? (
          <bdi>{task.title}</bdi>
        ) : (
          <Link
            to={{
              pathname: `/projects/${task.projectId}/tasks/${task.id}`,
              search: parameters.toString(),
            }}
            className={classes.link}
          >
            <bdi>{task.title}</bdi>
          </Link>
        )}
        <BehindMark behind={task.behind} />
        {task.labels.length > 0 && (
          <span className={classes.labels}>
            <Labels labels={task.labels} most={3} />
          </span>
        )}
      </Table.Td>
      <Table.Td>
        <StatusMark status={task.status} />
      </Table.Td>
      <Table.Td data-empty={task.priority === 'NONE' || undefined}>
        <PriorityMark priority={task.priority} />
      </Table.Td>
      <Table.Td data-empty={task.dueDate === null || undefined}>
        <DueDate task={task} />
      </Table.Td>
      <Table.Td data-empty={task.assigneeId === null || undefined}>
        {task.assigneeId !== null && (task.assigneeName ?? 'Not signed in yet')}
      </Table.Td>
      <Table.Td className={classes.changed}>
        <Text size="xs" c="dimmed" title={inFull(task.updatedAt)}>
          {ago(task.updatedAt, now)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

export function TaskTableSkeleton() {
  return [0, 1, 2, 3, 4, 5].map((row) => (
    <Skeleton key={row} height={40} mb={2} radius={0} aria-hidden="true" />
  ));
}
