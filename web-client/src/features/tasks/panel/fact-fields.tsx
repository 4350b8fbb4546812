import { SegmentedControl, Select, TagsInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import type { Task } from '@/lib/api/types';
import { PRIORITIES, STATUSES } from '@/lib/task-words';
import { useEditTask } from '../data/edit-task';
import classes from './panel.module.css';
import '@mantine/dates/styles.layer.css';

interface FactFieldsProps {
  task: Task;
  shown: Task;
  readOnly: boolean;
  people: readonly { userId: string; name: string }[];
}

/** The fields that are chosen rather than written; each choice is saved at once. */
export function FactFields({ task, shown, readOnly, people }: FactFieldsProps) {
  const edit = useEditTask();
  return (
    <>
      <div role="group" aria-labelledby="status-label">
        <div className={classes.label} id="status-label">
          Status
        </div>
        <SegmentedControl
          fullWidth
          disabled={readOnly}
          aria-labelledby="status-label"
          data={STATUSES}
          value={shown.status}
          onChange={(status) => {
            void edit(task, { status });
          }}
        />
      </div>
      <div className={classes.facts}>
        <Select
          label="Assignee"
          placeholder="Nobody"
          searchable
          clearable
          disabled={readOnly}
          clearButtonProps={{ 'aria-label': 'Unassign' }}
          data={assignable(shown, people)}
          value={shown.assigneeId}
          onChange={(assigneeId) => {
            const assigneeName = people.find(({ userId }) => userId === assigneeId)?.name ?? null;
            void edit(task, { assigneeId }, { assigneeId, assigneeName });
          }}
        />
        <DatePickerInput
          label="Due date"
          placeholder="None"
          clearable
          disabled={readOnly}
          clearButtonProps={{ 'aria-label': 'Remove the due date' }}
          valueFormat="D MMM YYYY"
          value={shown.dueDate}
          onChange={(dueDate) => {
            void edit(task, { dueDate });
          }}
        />
        <Select
          label="Priority"
          allowDeselect={false}
          disabled={readOnly}
          data={PRIORITIES}
          value={shown.priority}
          onChange={(priority) => {
            if (priority !== null) void edit(task, { priority });
          }}
        />
        <TagsInput
          label="Labels"
          placeholder={shown.labels.length === 0 ? 'Type and press Enter' : undefined}
          disabled={readOnly}
          maxTags={20}
          maxLength={50}
          clearable={false}
          value={shown.labels}
          onChange={(labels) => {
            void edit(task, { labels: [...new Set(labels.map((label) => label.trim()))].sort() });
          }}
        />
      </div>
    </>
  );
}

/** The members, and whoever has the task although no longer a member. */
function assignable(task: Task, people: FactFieldsProps['people']) {
  const options = people.map(({ userId, name }) => ({ value: userId, label: name }));
  return task.assigneeId === null || options.some(({ value }) => value === task.assigneeId)
    ? options
    : [...options, { value: task.assigneeId, label: task.assigneeName ?? 'Former member' }];
}
