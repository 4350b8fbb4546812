import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { AuditScreen } from '@/features/audit/audit-screen';
import { ProjectHistory } from '@/features/history/project-history';
import { TaskHistory } from '@/features/history/task-history';
import { MembersPanel } from '@/features/members/members-panel';
import { ProjectsScreen } from '@/features/projects/projects-screen';
import { MyTasksScreen } from '@/features/tasks/my-tasks-screen';
import { ProjectTasks } from '@/features/tasks/project-tasks';
import { pageOf } from '@/testing/fake-answers';
import { fakeSystem, renderAt } from '@/testing/render-app';
import { server } from '@/testing/server';

const tasks = <ProjectTasks projectId="p1" people={[]} editable />;

const SCREENS = [
  { name: 'projects', address: '/projects', element: <ProjectsScreen /> },
  { name: 'my tasks', address: '/my-tasks', element: <MyTasksScreen /> },
  { name: 'the board', address: '/tasks', element: tasks },
  { name: 'the list', address: '/tasks?view=list', element: tasks },
  { name: 'the audit trail', address: '/audit', element: <AuditScreen /> },
  {
    name: 'members',
    address: '/members',
    element: <MembersPanel projectId="p1" mayManage={false} myId={undefined} />,
  },
  {
    name: "a project's history",
    address: '/history',
    element: <ProjectHistory projectId="p1" people={[]} />,
  },
  {
    name: "a task's history",
    address: '/task',
    element: (
      <TaskHistory projectId="p1" taskId="t1" people={[]} asOf={null} onAsOf={() => undefined} />
    ),
  },
];

/** Every list says so, and none says it for nothing. */
describe('where something may be missing', () => {
  for (const { name, address, element } of SCREENS) {
    for (const behind of [true, false]) {
      it(`${name} ${behind ? 'says so' : 'does not say so for nothing'}`, async () => {
        fakeSystem();
        let asked = 0;
        const empty = ({ request }: { request: Request }) => {
          asked++;
          return HttpResponse.json(pageOf([], request.url, behind));
        };
        server.use(
          http.get('/api/projects', empty),
          http.get('/api/tasks', empty),
          http.get('/api/admin/audit', empty),
          http.get('/api/projects/p1/:list', empty),
          http.get('/api/projects/p1/tasks/t1/history', empty),
        );
        renderAt(address, [{ path: address.replace(/\?.*/, ''), element }]);
        if (behind) {
          expect(await screen.findByText(/Something may be missing here/)).toBeVisible();
        } else {
          await vi.waitFor(() => {
            expect(asked).toBeGreaterThan(0);
          });
          await vi.waitFor(() => {
            expect(document.querySelector('[class*="Skeleton"]')).toBeNull();
          });
          expect(screen.queryByText(/Something may be missing here/)).not.toBeInTheDocument();
        }
      });
    }
  }
});
