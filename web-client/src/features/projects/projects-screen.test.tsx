import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { problem } from '@/testing/fake-answers';
import { fakeSystem, renderAt } from '@/testing/render-app';
import { server } from '@/testing/server';
import { ProjectsScreen } from './projects-screen';

const routes = [
  { path: '/projects', element: <ProjectsScreen /> },
  { path: '/projects/:projectId', element: <p>the project itself</p> },
];

describe('projects', () => {
  it('creates one and goes there', async () => {
    const log = fakeSystem();
    const { user, router } = renderAt('/projects', routes);
    await user.click(await screen.findByRole('button', { name: 'New project' }));
    await user.type(await screen.findByRole('textbox', { name: /Name/ }), 'Print shop');
    await user.click(screen.getByRole('button', { name: 'Create project' }));
    await screen.findByText('the project itself');
    const [id] = [...log.projects.keys()];
    expect(router.state.location.pathname).toBe(`/projects/${String(id)}`);
    expect(log.projects.get(String(id))?.name).toBe('Print shop');
  });

  it('shows what the server objects to at the field', async () => {
    fakeSystem();
    server.use(
      http.post('/api/projects', () =>
        problem(400, 'validation_failed', {
          errors: [{ field: 'name', message: 'must not contain control characters' }],
        }),
      ),
    );
    const { user } = renderAt('/projects', routes);
    await user.click(await screen.findByRole('button', { name: 'New project' }));
    const name = await screen.findByRole('textbox', { name: /Name/ });
    await user.type(name, 'x');
    await user.click(screen.getByRole('button', { name: 'Create project' }));
    await screen.findByText('must not contain control characters');
    expect(name).toHaveAccessibleDescription('must not contain control characters');
  });

  it('moves one to the trash and takes that back', async () => {
    const log = fakeSystem();
    log.addProject('p1', 'Print shop');
    const { user } = renderAt('/projects', routes);
    await user.click(await screen.findByRole('button', { name: 'Actions for Print shop' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move to trash' }));
    await screen.findByRole('heading', { name: 'Start with a project' });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('link', { name: 'Print shop' });
    expect(log.projects.get('p1')?.state).toBe('ACTIVE');
  });

  it('tells when someone else renamed it meanwhile, and keeps my words', async () => {
    const log = fakeSystem();
    log.addProject('p1', 'Print shop');
    const { user } = renderAt('/projects', routes);
    await user.click(await screen.findByRole('button', { name: 'Actions for Print shop' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename or describe' }));
    const name = await screen.findByRole('textbox', { name: /Name/ });
    const project = log.projects.get('p1');
    if (project) log.projects.set('p1', { ...project, name: 'Bindery', version: 2 });
    await user.clear(name);
    await user.type(name, 'Press room');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Someone else changed this project',
    });
    expect(within(dialog).getByText('Press room', { selector: 'bdi' })).toBeVisible();
    expect(within(dialog).getByText('Bindery', { selector: 'bdi' })).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Edit mine again' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(log.projects.get('p1')?.name).toBe('Press room');
    });
  });

  it('finds by name and keeps the words in the address', async () => {
    const log = fakeSystem();
    log.addProject('p1', 'Print shop');
    log.addProject('p2', 'Website');
    const { user, router } = renderAt('/projects', routes);
    await screen.findByRole('link', { name: 'Website' });
    await user.type(screen.getByRole('searchbox', { name: 'Search projects' }), 'print');
    await waitFor(() => {
      expect(screen.queryByRole('link', { name: 'Website' })).not.toBeInTheDocument();
    });
    expect(router.state.location.search).toBe('?q=print');
  });
});
