import { Stack } from '@mantine/core';
import { BehindNotice } from '@/lib/ui/behind-notice';
import { Pager } from '@/lib/ui/pager';
import { failureOf } from '@/lib/api/failure';
import { Empty, Failure } from '@/lib/ui/states';
import { ordered } from '../data/order';
import { overlay, usePending } from '../data/pending';
import { isNarrowed, type TaskFilter } from '../data/task-filter';
import { useTasks } from '../data/use-tasks';
import { QuickAdd } from '../quick-add';
import { TaskTable, TaskTableSkeleton } from './task-table';

const SIZE = 50;

interface TaskListProps {
  projectId: string;
  filter: TaskFilter;
  page: number;
  editable: boolean;
  onSort: (sort: string) => void;
  onPage: (page: number) => void;
}

export function TaskList({ projectId, filter, page, editable, onSort, onPage }: TaskListProps) {
  const tasks = useTasks(projectId, filter, page, SIZE);
  const pending = usePending();
  if (tasks.isPending) {
    return <TaskTableSkeleton />;
  }
  if (failureOf(tasks) !== null || tasks.data === undefined) {
    return <Failure of={tasks} />;
  }
  const state = filter.trash ? 'TRASHED' : 'ACTIVE';
  const changes = filter.asOf === null ? pending : [];
  const shown = overlay(tasks.data.content, changes, projectId).filter(
    (task) =>
      task.state === state && (filter.status.length === 0 || filter.status.includes(task.status)),
  );
  // Only what is shown early needs placing: else the server's order stands.
  const rows = changes.length > 0 ? ordered(shown, filter.sort) : shown;
  return (
    <Stack gap="sm">
      <BehindNotice behind={tasks.data.page.behind} />
      {editable && !filter.trash && <QuickAdd projectId={projectId} status="TODO" />}
      {rows.length === 0 ? (
        <NoTasks filter={filter} />
      ) : (
        <TaskTable caption="Tasks" tasks={rows} sort={filter.sort} onSort={onSort} />
      )}
      {tasks.data.page.totalElements > 0 && (
        <Pager page={tasks.data.page} of="tasks" onPage={onPage} />
      )}
    </Stack>
  );
}

function NoTasks({ filter }: { filter: TaskFilter }) {
  if (isNarrowed(filter)) {
    return <Empty title="No task matches">Loosen the filters to see more.</Empty>;
  }
  if (filter.trash) {
    return <Empty title="The trash is empty">Trashed tasks wait here and can be restored.</Empty>;
  }
  return <Empty title="No tasks yet">Add the first one above.</Empty>;
}
