import { Avatar, Badge, Tooltip } from '@mantine/core';
import { IconCalendarDue } from '@tabler/icons-react';
import type { Task } from '@/lib/api/types';
import { calendarDate, today } from '@/lib/time';
import classes from './task-facts.module.css';

export function DueDate({ task }: { task: Pick<Task, 'dueDate' | 'status'> }) {
  if (task.dueDate === null) {
    return null;
  }
  const overdue = task.status !== 'DONE' && task.dueDate < today();
  return (
    <span className={classes.due} data-overdue={overdue || undefined}>
      <IconCalendarDue size={14} aria-hidden />
      {calendarDate(task.dueDate)}
      {overdue && <span className={classes.hidden}>, overdue</span>}
    </span>
  );
}

export function Labels({ labels, most = 20 }: { labels: string[]; most?: number }) {
  return (
    <>
      {labels.slice(0, most).map((label) => (
        <Badge key={label} variant="default" radius="sm" tt="none" fw={500} size="sm" maw={160}>
          <bdi>{label}</bdi>
        </Badge>
      ))}
      {labels.length > most && (
        <span className={classes.more}>+{String(labels.length - most)}</span>
      )}
    </>
  );
}

export function Assignee({ task }: { task: Pick<Task, 'assigneeId' | 'assigneeName'> }) {
  if (task.assigneeId === null) {
    return null;
  }
  const name = task.assigneeName ?? 'someone who has not signed in yet';
  return (
    <Tooltip label={name}>
      <span className={classes.assignee}>
        <Avatar size={24} name={task.assigneeName ?? ''} color="ledger" aria-hidden />
        <span className={classes.hidden}>
          Assigned to <bdi>{name}</bdi>
        </span>
      </span>
    </Tooltip>
  );
}
