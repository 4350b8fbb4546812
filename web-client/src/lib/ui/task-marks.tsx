import {
  IconAntennaBars1,
  IconAntennaBars3,
  IconAntennaBars4,
  IconAntennaBars5,
  IconFlame,
} from '@tabler/icons-react';
import type { TaskPriority, TaskStatus } from '../api/types';
import { inWord } from '../task-words';
import classes from './task-marks.module.css';

/** A dot in the colour of the status, and its word. */
export function StatusMark({ status }: { status: TaskStatus }) {
  return (
    <span className={classes.mark}>
      <span className={classes.dot} data-status={status} aria-hidden="true" />
      {inWord(status)}
    </span>
  );
}

const ICONS = {
  URGENT: IconFlame,
  HIGH: IconAntennaBars5,
  MEDIUM: IconAntennaBars4,
  LOW: IconAntennaBars3,
  NONE: IconAntennaBars1,
};

interface PriorityMarkProps {
  priority: TaskPriority;
  /** Show the icon only; the word is still there for screen readers. */
  compact?: boolean;
}

export function PriorityMark({ priority, compact = false }: PriorityMarkProps) {
  const Icon = ICONS[priority];
  return (
    <span
      className={classes.mark}
      data-priority={priority}
      title={compact ? inWord(priority) : undefined}
    >
      <Icon size={16} stroke={2} aria-hidden />
      <span className={compact ? classes.hidden : undefined}>{inWord(priority)}</span>
    </span>
  );
}
