import { SegmentedControl, Stack, Text } from '@mantine/core';
import { BehindNotice } from '@/lib/ui/behind-notice';
import { Page } from '@/lib/ui/page';
import { Pager } from '@/lib/ui/pager';
import { Empty, Failure } from '@/lib/ui/states';
import { useTitle } from '@/lib/use-title';
import { useUrlState } from '@/lib/use-url-state';
import { usePending, withPending } from './data/pending';
import { filterOf } from './data/task-filter';
import { useMyTasks } from './data/use-tasks';
import { TaskTable, TaskTableSkeleton } from './list/task-table';

const SIZE = 50;

/** Everything assigned to the user, in all projects, what is due first on top. */
export function MyTasksScreen() {
  const { parameters, change } = useUrlState();
  const show = parameters.get('show') === 'all' ? 'all' : 'open';
  const page = Math.max(0, Number(parameters.get('page') ?? 0) || 0);
  const chosen = filterOf(parameters);
  const sort = parameters.has('sort') ? chosen.sort : 'dueDate,asc';
  const tasks = useMyTasks(
    { ...chosen, sort, status: show === 'open' ? ['TODO', 'IN_PROGRESS'] : [] },
    page,
    SIZE,
  );
  const pending = usePending();
  useTitle('My tasks');
  return (
    <Page
      title="My tasks"
      below={
        <Text size="sm" c="dimmed">
          What is assigned to you, in every project.
        </Text>
      }
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Which tasks"
          data={[
            { value: 'open', label: 'Open' },
            { value: 'all', label: 'All' },
          ]}
          value={show}
          onChange={(next) => {
            change({ show: next === 'open' ? null : next });
          }}
        />
      }
    >
      {tasks.isPending && <TaskTableSkeleton />}
      <Failure of={tasks} />
      <BehindNotice behind={tasks.data?.page.behind} />
      {tasks.data?.content.length === 0 && (
        <Empty title={show === 'open' ? 'You are all caught up' : 'Nothing is assigned to you'}>
          Tasks appear here when someone, perhaps you, assigns them to you.
        </Empty>
      )}
      {tasks.data !== undefined && tasks.data.content.length > 0 && (
        <Stack gap="sm">
          <TaskTable
            caption="My tasks"
            tasks={tasks.data.content.map((task) => withPending(task, pending))}
            sort={sort}
            onSort={(next) => {
              change({ sort: next });
            }}
          />
          <Pager
            page={tasks.data.page}
            of="tasks"
            onPage={(number) => {
              change({ page: String(number) });
            }}
          />
        </Stack>
      )}
    </Page>
  );
}
