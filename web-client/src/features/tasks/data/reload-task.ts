import type { QueryClient } from '@tanstack/react-query';
import { backOff, wait } from '@/lib/api/wait';
import { Problem } from '@/lib/api/problem';
import type { Task } from '@/lib/api/types';
import { affectedBy, keys } from '@/lib/query-keys';

/**
 * Reads everything again that shows this task, and resolves when what is on the screen includes
 * it. While the server cannot be reached it keeps trying: until then the user's own change stays
 * on top.
 */
export async function reloadTask(
  queryClient: QueryClient,
  { id, projectId }: Pick<Task, 'id' | 'projectId'>,
): Promise<void> {
  const change = { aggregateType: 'Task', aggregateId: id, projectId };
  for (const queryKey of affectedBy(change)) {
    void queryClient.invalidateQueries({ queryKey, refetchType: 'none' });
  }
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      await Promise.all(
        [keys.taskLists(projectId), keys.task(id), keys.myTasks].map((queryKey) =>
          queryClient.refetchQueries({ queryKey, type: 'active' }, { throwOnError: true }),
        ),
      );
      break;
    } catch (error) {
      if (error instanceof Problem && error.status >= 400 && error.status < 500) {
        break; // no longer there for this user: what the lists say now is right
      }
      await wait(backOff(attempt, 1000, 15_000));
    }
  }
  for (const queryKey of affectedBy(change)) {
    void queryClient.invalidateQueries({
      queryKey,
      predicate: ({ state }) => state.isInvalidated,
    });
  }
}
