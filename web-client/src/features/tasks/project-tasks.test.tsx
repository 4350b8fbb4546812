import { act, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { useLiveChanges } from '@/lib/live/use-live-changes';
import { problem, saved } from '@/testing/fake-answers';
import { aTask, ALICE, BOB } from '@/testing/fixtures';
import { gate } from '@/testing/gate';
import { fakeSystem, renderAt } from '@/testing/render-app';
import { server } from '@/testing/server';
import { ProjectTasks } from './project-tasks';

function Screen() {
  useLiveChanges();
  return <ProjectTasks projectId="p1" people={[]} editable />;
}

const routes = [{ path: '/projects/p1', element: <Screen /> }];

function aBoard() {
  const log = fakeSystem();
  log.people = [ALICE, BOB];
  log.addProject('p1', 'Print shop');
  log.addTask(aTask({ id: 't1', title: 'Order ink' }));
  log.addTask(aTask({ id: 't2', title: 'Proof the catalogue', status: 'IN_PROGRESS' }));
  return log;
}

const column = (name: string) => screen.getByRole('region', { name: new RegExp(`^${name}`) });

describe('the board', () => {
  it('puts each task in the column of its status and counts them', async () => {
    aBoard();
    renderAt('/projects/p1', routes);
    await within(column('To do')).findByRole('link', { name: 'Order ink' });
    await within(column('In progress')).findByRole('link', { name: 'Proof the catalogue' });
    expect(screen.getByRole('heading', { name: 'To do 1 task' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Done 0 tasks' })).toBeVisible();
  });

  it('marks what is not in its newest state', async () => {
    const log = aBoard();
    log.addTask(aTask({ id: 't3', title: 'Fold boxes', behind: true }));
    renderAt('/projects/p1', routes);
    const card = (name: string) =>
      within(column('To do')).getByRole('link', { name }).closest('li');
    await within(column('To do')).findByRole('link', { name: 'Fold boxes' });
    expect(card('Fold boxes')).toHaveTextContent('a change could not be applied yet');
    expect(card('Order ink')).not.toHaveTextContent('could not be applied');
  });

  it('shows a new task before the server has answered, and never lets it vanish', async () => {
    const log = aBoard();
    const { user } = renderAt('/projects/p1', routes);
    await screen.findByRole('link', { name: 'Order ink' });
    const { promise: answered, resolve: answer } = gate();
    server.use(
      http.post('/api/projects/:projectId/tasks', async () => {
        await answered;
        log.addTask(aTask({ id: 't9', title: 'Fold boxes' }));
        return saved(log, 't9', 1, 201);
      }),
    );
    let gaps = 0;
    const watch = new MutationObserver(() => {
      if (!screen.queryByText('Fold boxes')) gaps++;
    });
    await user.type(
      screen.getByRole('textbox', { name: 'Add a task to To do' }),
      'Fold boxes{Enter}',
    );
    expect(within(column('To do')).getByText('Fold boxes')).toBeVisible();
    expect(log.tasks.has('t9')).toBe(false);
    watch.observe(document.body, { childList: true, subtree: true });
    answer();
    await within(column('To do')).findByRole('link', { name: 'Fold boxes' });
    watch.disconnect();
    expect(gaps).toBe(0);
    expect(screen.getAllByText('Fold boxes')).toHaveLength(1);
  });

  it('takes a new task back if it was refused, and gives the words back', async () => {
    aBoard();
    server.use(http.post('/api/projects/:projectId/tasks', () => problem(409, 'project_archived')));
    const { user } = renderAt('/projects/p1', routes);
    const field = await screen.findByRole('textbox', { name: 'Add a task to To do' });
    await user.type(field, 'Fold boxes{Enter}');
    await screen.findByText('The project is archived. Unarchive it to change its tasks.');
    expect(within(column('To do')).queryByText('Fold boxes')).not.toBeInTheDocument();
    expect(field).toHaveValue('Fold boxes');
  });

  it('shows what others do without a reload, reading at or past their change', async () => {
    const log = aBoard();
    const tokens: (string | null)[] = [];
    server.events.on('request:start', ({ request }) => {
      if (request.url.includes('/tasks?')) tokens.push(request.headers.get('Consistency-Token'));
    });
    renderAt('/projects/p1', routes);
    await within(column('To do')).findByRole('link', { name: 'Order ink' });
    await waitFor(() => {
      expect(log.listeners.size).toBe(1);
    });
    act(() => {
      log.editTask('t1', { status: 'DONE' }, BOB.id);
    });
    await within(column('Done')).findByRole('link', { name: 'Order ink' });
    expect(tokens.at(-1)).toBe(log.token());
    server.events.removeAllListeners();
  });
});

describe('the list', () => {
  it('filters and sorts by what stands in the address', async () => {
    aBoard();
    const { user, router } = renderAt('/projects/p1?view=list&status=IN_PROGRESS', routes);
    await screen.findByRole('link', { name: 'Proof the catalogue' });
    expect(screen.queryByRole('link', { name: 'Order ink' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Due' }));
    expect(router.state.location.search).toBe('?view=list&status=IN_PROGRESS&sort=dueDate%2Casc');
    expect(await screen.findByRole('columnheader', { name: 'Due' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
  });

  it('is read-only in the past', async () => {
    aBoard();
    renderAt('/projects/p1?view=list&asOf=2026-03-01T10:00:00Z', routes);
    await screen.findByText(/The past can be read, not changed/);
    expect(screen.queryByRole('textbox', { name: /Add a task/ })).not.toBeInTheDocument();
  });
});
