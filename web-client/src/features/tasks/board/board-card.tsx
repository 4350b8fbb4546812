import { Draggable } from '@hello-pangea/dnd';
import { Link, useSearchParams } from 'react-router';
import type { Task } from '@/lib/api/types';
import { BehindMark } from '@/lib/ui/behind-mark';
import { PriorityMark } from '@/lib/ui/task-marks';
import { isUnnamed } from '../data/pending';
import { Assignee, DueDate, Labels } from '../task-facts';
import { cardLinkId } from './card-link-id';
import classes from './board.module.css';

interface BoardCardProps {
  task: Task;
  index: number;
  editable: boolean;
}

export function BoardCard({ task, index, editable }: BoardCardProps) {
  const [parameters] = useSearchParams();
  const unnamed = isUnnamed(task);
  const query = parameters.toString();
  return (
    <Draggable draggableId={task.id} index={index} isDragDisabled={!editable || unnamed}>
      {(draggable, { isDragging, isDropAnimating }) => {
        const { 'aria-describedby': instructions, ...handle } = draggable.dragHandleProps ?? {};
        return (
          <li
            ref={draggable.innerRef}
            {...draggable.draggableProps}
            {...handle}
            // The link inside takes the focus and the keys; the card itself is only a list item.
            role={undefined}
            tabIndex={undefined}
            className={classes.card}
            data-dragging={(isDragging && !isDropAnimating) || undefined}
            data-unnamed={unnamed || undefined}
          >
            {unnamed ? (
              <span className={classes.title}>
                <bdi>{task.title}</bdi>
              </span>
            ) : (
              <Link
                id={cardLinkId(task.id)}
                to={{
                  pathname: `/projects/${task.projectId}/tasks/${task.id}`,
                  search: query === '' ? '' : `?${query}`,
                }}
                className={classes.title}
                draggable={false}
                aria-describedby={editable ? instructions : undefined}
              >
                <bdi>{task.title}</bdi>
              </Link>
            )}
            <BehindMark behind={task.behind} />
            <Facts task={task} />
          </li>
        );
      }}
    </Draggable>
  );
}

function Facts({ task }: { task: Task }) {
  const none =
    task.priority === 'NONE' &&
    task.dueDate === null &&
    task.labels.length === 0 &&
    task.assigneeId === null;
  if (none) {
    return null;
  }
  return (
    <div className={classes.facts}>
      {task.priority !== 'NONE' && <PriorityMark priority={task.priority} compact />}
      <DueDate task={task} />
      <Labels labels={task.labels} most={2} />
      <span className={classes.assignee}>
        <Assignee task={task} />
      </span>
    </div>
  );
}
