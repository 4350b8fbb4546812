import { useNavigate, useOutletContext } from 'react-router';
import { TaskHistory } from '@/features/history/task-history';
import { TaskPanel } from '@/features/tasks/panel/task-panel';
import { useRouteId } from '@/lib/use-route-id';
import { useUrlState } from '@/lib/use-url-state';
import type { ProjectContext } from './project-context';

export function Component() {
  const { projectId, people, editable } = useOutletContext<ProjectContext>();
  const taskId = useRouteId('taskId');
  const navigate = useNavigate();
  const { parameters, change } = useUrlState();
  // `at` is this task's own moment; `asOf` the moment at which the whole board is shown.
  const asOf = parameters.get('at') ?? parameters.get('asOf');
  const show = (at: string | null) => {
    change({ at, ...(at === null ? { asOf: null } : {}), page: parameters.get('page') });
  };
  return (
    <TaskPanel
      key={taskId}
      projectId={projectId}
      taskId={taskId}
      people={people}
      editable={editable}
      asOf={asOf}
      onAsOf={show}
      onClose={() => {
        const search = new URLSearchParams(parameters);
        search.delete('at');
        void navigate({ pathname: `/projects/${projectId}`, search: search.toString() });
      }}
      history={
        <TaskHistory
          projectId={projectId}
          taskId={taskId}
          people={people}
          asOf={parameters.get('at')}
          onAsOf={show}
        />
      }
    />
  );
}
