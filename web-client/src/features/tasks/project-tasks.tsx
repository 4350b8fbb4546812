import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useUrlState } from '@/lib/use-url-state';
import { Board } from './board/board';
import { DEFAULT_SORT, filterOf } from './data/task-filter';
import { FilterBar } from './filter-bar';
import { TaskList } from './list/task-list';
import { PastBanner, TimeTravel } from './time-travel';

interface ProjectTasksProps {
  projectId: string;
  people: readonly { userId: string; name: string }[];
  /** Whether the user may change tasks here. */
  editable: boolean;
}

/** A project's tasks as a board or a list; what is shown, and of when, stands in the URL. */
export function ProjectTasks({ projectId, people, editable }: ProjectTasksProps) {
  const { parameters, change } = useUrlState();
  const filter = filterOf(parameters);
  const view = parameters.get('view') === 'list' || filter.trash ? 'list' : 'board';
  const page = Math.max(0, Number(parameters.get('page') ?? 0) || 0);
  const mayEdit = editable && filter.asOf === null;
  return (
    <Stack gap="sm" flex={1}>
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          aria-label="View"
          data={[
            { value: 'board', label: 'Board' },
            { value: 'list', label: 'List' },
          ]}
          value={view}
          onChange={(next) => {
            change({ view: next === 'board' ? null : next, status: null, trash: null });
          }}
        />
        <Group gap="xs">
          <Button
            size="xs"
            variant={filter.trash ? 'light' : 'default'}
            aria-pressed={filter.trash}
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => {
              change({ trash: filter.trash ? null : '1', view: 'list' });
            }}
          >
            Trash
          </Button>
          <TimeTravel
            asOf={filter.asOf}
            onChange={(asOf) => {
              change({ asOf });
            }}
          />
        </Group>
      </Group>
      <FilterBar
        filter={filter}
        view={view}
        people={people}
        onChange={(next) => {
          change(next.sort === DEFAULT_SORT ? { ...next, sort: null } : next);
        }}
      />
      {filter.asOf !== null && (
        <PastBanner
          asOf={filter.asOf}
          onBack={() => {
            change({ asOf: null });
          }}
        />
      )}
      {view === 'board' ? (
        <Board projectId={projectId} filter={filter} editable={mayEdit} />
      ) : (
        <TaskList
          projectId={projectId}
          filter={filter}
          page={page}
          editable={mayEdit}
          onSort={(sort) => {
            change({ sort });
          }}
          onPage={(number) => {
            change({ page: String(number) });
          }}
        />
      )}
    </Stack>
  );
}
