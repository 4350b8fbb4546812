import { DragDropContext, type DropResult, type ResponderProvided } from '@hello-pangea/dnd';
import type { TaskStatus } from '@/lib/api/types';
import { inWord, STATUSES } from '@/lib/task-words';
import { BehindNotice } from '@/lib/ui/behind-notice';
import { useEditTask } from '../data/edit-task';
import { ordered } from '../data/order';
import { overlay, usePending } from '../data/pending';
import type { TaskFilter } from '../data/task-filter';
import { useColumn } from '../data/use-tasks';
import { BoardColumn } from './board-column';
import { cardLinkId } from './card-link-id';
import classes from './board.module.css';

interface BoardProps {
  projectId: string;
  filter: TaskFilter;
  /** Whether the user may move and add cards. */
  editable: boolean;
}

/** Tasks in three columns; a card is moved with the pointer or, once focused, with space and arrows. */
export function Board({ projectId, filter, editable }: BoardProps) {
  const columns = {
    TODO: useColumn(projectId, filter, 'TODO'),
    IN_PROGRESS: useColumn(projectId, filter, 'IN_PROGRESS'),
    DONE: useColumn(projectId, filter, 'DONE'),
  };
  const behind = STATUSES.some(({ value }) =>
    columns[value].data?.pages.some(({ page }) => page.behind),
  );
  const pending = usePending();
  const edit = useEditTask();

  const loaded = STATUSES.flatMap(
    ({ value }) => columns[value].data?.pages.flatMap(({ content }) => content) ?? [],
  );
  const changes = filter.asOf === null ? pending : [];
  const state = filter.trash ? 'TRASHED' : 'ACTIVE';
  const cards = ordered(
    overlay(loaded, changes, projectId).filter((task) => task.state === state),
    filter.sort,
  );
  const count = (status: TaskStatus) => {
    const total = columns[status].data?.pages.at(-1)?.page.totalElements;
    if (total === undefined) {
      return undefined;
    }
    const before = loaded.filter((task) => task.status === status).length;
    const after = cards.filter((task) => task.status === status).length;
    return total + after - before;
  };

  const drop = ({ draggableId, destination, reason }: DropResult, say: ResponderProvided) => {
    const task = cards.find(({ id }) => id === draggableId);
    const status = destination?.droppableId as TaskStatus | undefined;
    if (
      task === undefined ||
      status === undefined ||
      reason === 'CANCEL' ||
      status === task.status
    ) {
      say.announce(`${task?.title ?? 'The task'} stays where it was.`);
      return;
    }
    say.announce(`${task.title} is now in ${inWord(status)}.`);
    void edit(task, { status });
    // The card is drawn anew in its new column: give it the focus it had.
    requestAnimationFrame(() => {
      document.getElementById(cardLinkId(task.id))?.focus({ preventScroll: true });
    });
  };

  return (
    <DragDropContext
      dragHandleUsageInstructions={INSTRUCTIONS}
      onDragStart={({ draggableId, source }, say) => {
        const task = cards.find(({ id }) => id === draggableId);
        say.announce(
          `You have lifted ${task?.title ?? 'a task'} in ${inWord(source.droppableId)}. Use the left and right arrow keys to choose a column.`,
        );
      }}
      onDragUpdate={({ destination }, say) => {
        say.announce(
          destination == null ? 'Not over a column.' : `Over ${inWord(destination.droppableId)}.`,
        );
      }}
      onDragEnd={drop}
    >
      <BehindNotice behind={behind} />
      <div className={classes.board}>
        {STATUSES.map(({ value, label }) => (
          <BoardColumn
            key={value}
            projectId={projectId}
            status={value}
            label={label}
            count={count(value)}
            more={columns[value].data?.pages.at(-1)?.page.totalIsExact === false}
            tasks={cards.filter(({ status }) => status === value)}
            column={columns[value]}
            editable={editable}
          />
        ))}
      </div>
    </DragDropContext>
  );
}

const INSTRUCTIONS =
  'Press Enter to open the task. Press space to lift it, then the left and right arrow keys to choose a column, space again to drop it, or Escape to put it back.';
