import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { pageOf, problem } from '@/testing/fake-answers';
import { ALICE, BOB } from '@/testing/fixtures';
import { fakeSystem, renderAt } from '@/testing/render-app';
import { server } from '@/testing/server';
import { MembersPanel } from './members-panel';

const panel = (mayManage: boolean) => [
  { path: '/', element: <MembersPanel projectId="p1" mayManage={mayManage} myId={ALICE.id} /> },
];

function aProjectWithBobAround() {
  const log = fakeSystem();
  log.people = [ALICE, BOB];
  log.addProject('p1', 'Print shop');
  return log;
}

describe('members', () => {
  it('adds someone who has signed in', async () => {
    const log = aProjectWithBobAround();
    const { user } = renderAt('/', panel(true));
    await user.click(await screen.findByRole('combobox', { name: 'Add someone' }));
    await user.click(await screen.findByRole('option', { name: 'Bob' }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await screen.findByRole('combobox', { name: 'Role of Bob' });
    expect(log.members.get('p1')?.get(BOB.id)).toBe('EDITOR');
  });

  it('adds a stranger by the id, though the name then in the field finds nobody', async () => {
    const log = aProjectWithBobAround();
    const asked: (string | null)[] = [];
    server.use(
      http.get('/api/users', ({ request }) => {
        const q = new URL(request.url).searchParams.get('q');
        asked.push(q);
        return HttpResponse.json(pageOf(q === BOB.id ? [BOB] : [], request.url));
      }),
    );
    const { user } = renderAt('/', panel(true));
    await user.type(await screen.findByRole('combobox', { name: 'Add someone' }), BOB.id);
    await user.click(await screen.findByRole('option', { name: 'Bob' }));
    await waitFor(() => {
      expect(asked).toContain('Bob');
    });
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await screen.findByRole('combobox', { name: 'Role of Bob' });
    expect(log.members.get('p1')?.get(BOB.id)).toBe('EDITOR');
  });

  it('says in words why the last owner cannot leave', async () => {
    const log = aProjectWithBobAround();
    const { user } = renderAt('/', panel(true));
    await user.click(await screen.findByRole('button', { name: 'Remove Alice from the project' }));
    await screen.findByText(
      'A project needs at least one owner. Make someone else an owner first.',
    );
    expect(log.members.get('p1')?.get(ALICE.id)).toBe('OWNER');
  });

  it('removes someone and offers the way back', async () => {
    const log = aProjectWithBobAround();
    log.members.get('p1')?.set(BOB.id, 'VIEWER');
    const { user } = renderAt('/', panel(true));
    await user.click(await screen.findByRole('button', { name: 'Remove Bob from the project' }));
    await waitFor(() => {
      expect(log.members.get('p1')?.has(BOB.id)).toBe(false);
    });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => {
      expect(log.members.get('p1')?.get(BOB.id)).toBe('VIEWER');
    });
  });

  it.each([
    [422, 'user_unknown', {}, /They have to sign in once first/],
    [
      409,
      'quota_exceeded',
      {
        quota: 'membersPerProject',
        limit: 2_000,
        used: 2_000,
        detail: 'The project has as many members as a project may have.',
      },
      /as many members as a project may have/,
    ],
    [409, 'quota_exceeded', {}, /As much of this is stored already as may be/],
  ])('says in words why someone was not added: %s %s', async (status, code, more, words) => {
    aProjectWithBobAround();
    server.use(
      http.put('/api/projects/:projectId/members/:userId', () => problem(status, code, more)),
    );
    const { user } = renderAt('/', panel(true));
    await user.click(await screen.findByRole('combobox', { name: 'Add someone' }));
    await user.click(await screen.findByRole('option', { name: 'Bob' }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await screen.findByText(words);
  });

  it('lets no name turn around what stands beside it', async () => {
    const log = aProjectWithBobAround();
    const name = 'Bob\u202e';
    log.people = [ALICE, { ...BOB, name }];
    log.members.get('p1')?.set(BOB.id, 'VIEWER');
    const { user } = renderAt('/', panel(true));
    await screen.findByText(name, { selector: 'bdi' });
    await user.click(screen.getByRole('button', { name: `Remove ${name} from the project` }));
    await screen.findByText(`\u2068${name}\u2069 is no longer in the project.`);
  });

  it('only lists for those who may not manage', async () => {
    aProjectWithBobAround();
    renderAt('/', panel(false));
    await screen.findByText('Owner');
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
