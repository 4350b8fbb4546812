import { Droppable } from '@hello-pangea/dnd';
import { Button, Skeleton, Text } from '@mantine/core';
import { failureOf } from '@/lib/api/failure';
import type { Task, TaskStatus } from '@/lib/api/types';
import { StatusMark } from '@/lib/ui/task-marks';
import { Failure } from '@/lib/ui/states';
import type { Column } from '../data/use-tasks';
import { QuickAdd } from '../quick-add';
import { BoardCard } from './board-card';
import classes from './board.module.css';

interface BoardColumnProps {
  projectId: string;
  status: TaskStatus;
  label: string;
  count: number | undefined;
  /** Whether there may be more than were counted. */
  more: boolean;
  tasks: Task[];
  column: Column;
  editable: boolean;
}

export function BoardColumn({
  projectId,
  status,
  label,
  count,
  more,
  tasks,
  column,
  editable,
}: BoardColumnProps) {
  const heading = `column-${status}`;
  return (
    <section className={classes.column} aria-labelledby={heading} data-status={status}>
      <h2 className={classes.heading} id={heading}>
        <StatusMark status={status} />{' '}
        <span className={classes.count}>
          {count ?? '…'}
          {more && '+'} <span className={classes.hidden}>{count === 1 ? 'task' : 'tasks'}</span>
        </span>
      </h2>
      {editable && <QuickAdd projectId={projectId} status={status} />}
      <Failure of={column} />
      <Droppable droppableId={status} isDropDisabled={!editable}>
        {(droppable, { isDraggingOver }) => (
          <ul
            ref={droppable.innerRef}
            {...droppable.droppableProps}
            className={classes.cards}
            data-over={isDraggingOver || undefined}
            aria-busy={column.isPending}
          >
            {tasks.map((task, index) => (
              <BoardCard key={task.id} task={task} index={index} editable={editable} />
            ))}
            {column.isPending && <CardSkeletons />}
            {droppable.placeholder}
            {column.data !== undefined &&
              failureOf(column) === null &&
              tasks.length === 0 &&
              !isDraggingOver && (
                <li className={classes.none}>
                  <Text size="sm" c="dimmed">
                    {editable
                      ? `Nothing ${label.toLowerCase()}. Add a task or drag one here.`
                      : 'No tasks.'}
                  </Text>
                </li>
              )}
          </ul>
        )}
      </Droppable>
      {column.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={column.isFetchingNextPage}
          onClick={() => void column.fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </section>
  );
}

function CardSkeletons() {
  return [0, 1, 2].map((card) => (
    <li key={card} aria-hidden="true">
      <Skeleton height={76} mb={8} />
    </li>
  ));
}
