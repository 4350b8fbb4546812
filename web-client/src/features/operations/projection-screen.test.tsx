import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { problem } from '@/testing/fake-answers';
import { FakeOperations } from '@/testing/fake-operations';
import { aRebuild } from '@/testing/operation-fixtures';
import { fakeSystem, renderAt } from '@/testing/render-app';
import { server } from '@/testing/server';
import { ProjectionScreen } from './projection-screen';

function show(operations: FakeOperations) {
  fakeSystem();
  server.use(...operations.handlers());
  return renderAt('/admin/projections/workspace', [
    { path: '/admin/projections/:name', element: <ProjectionScreen /> },
  ]);
}

describe('a projection', () => {
  it('is paused after a question, and goes on without one', async () => {
    const operations = new FakeOperations();
    const { user } = show(operations);
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    const question = await screen.findByRole('dialog', { name: 'Pause workspace?' });
    expect(operations.asked).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Pause' }));
    expect(await screen.findByText('Paused')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Resume' }));
    expect(await screen.findByText('Running')).toBeVisible();
    expect(operations.asked).toEqual([
      'POST /api/admin/projections/workspace/pause',
      'POST /api/admin/projections/workspace/resume',
    ]);
  });

  it('is rebuilt, and promoted by itself only if asked for', async () => {
    const operations = new FakeOperations();
    const begun: (string | null)[] = [];
    const { user } = show(operations);
    server.use(
      http.post('/api/admin/projections/workspace/rebuilds', ({ request }) => {
        begun.push(new URL(request.url).searchParams.get('autoPromote'));
        const rebuild = aRebuild({ id: `r${String(begun.length)}`, state: 'CANCELLED' });
        operations.projection = { ...operations.projection, rebuilds: [rebuild] };
        return Response.json(rebuild, { status: 202 });
      }),
    );
    const begin = async (byItself: boolean) => {
      await user.click(await screen.findByRole('button', { name: 'Rebuild' }));
      const dialog = await screen.findByRole('dialog', { name: 'Rebuild workspace?' });
      if (byItself) await user.click(within(dialog).getByRole('checkbox'));
      await user.click(within(dialog).getByRole('button', { name: 'Start the rebuild' }));
      await waitFor(() => {
        expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
      });
    };
    await begin(false);
    await begin(true);
    expect(begun).toEqual(['false', 'true']);
    expect(screen.getByRole('heading', { name: 'Rebuild as generation 2' })).toBeVisible();
  });

  it('is not rebuilt twice at once', async () => {
    show(new FakeOperations({ rebuilds: [aRebuild()] }));
    expect(await screen.findByRole('button', { name: 'Rebuild' })).toBeDisabled();
  });

  it('says in words why a rebuild could not begin', async () => {
    const { user } = show(new FakeOperations());
    server.use(
      http.post('/api/admin/projections/workspace/rebuilds', () => problem(409, 'rebuild_running')),
    );
    await user.click(await screen.findByRole('button', { name: 'Rebuild' }));
    await user.click(await screen.findByRole('button', { name: 'Start the rebuild' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'A rebuild of this projection is already under way.',
    );
  });

  it('keeps earlier rebuilds, to be gone back to', async () => {
    const earlier = aRebuild({ state: 'PROMOTED', finishedAt: '2026-03-01T10:00:00Z' });
    const newest = aRebuild({ id: 'r2', generation: 3, state: 'CANCELLED' });
    const operations = new FakeOperations({
      generation: 2,
      rebuilds: [newest, { ...earlier, canRollBack: true }],
    });
    const { user } = show(operations);
    await user.click(await screen.findByRole('button', { name: /Generation 2 Live/ }));
    expect(await screen.findByRole('button', { name: 'Roll back' })).toBeEnabled();
  });

  it('that does not exist is told of in words', async () => {
    fakeSystem();
    server.use(http.get('/api/admin/projections/nothing', () => problem(404, 'not_found')));
    renderAt('/admin/projections/nothing', [
      { path: '/admin/projections/:name', element: <ProjectionScreen /> },
    ]);
    expect(await screen.findByRole('alert')).toHaveTextContent('This does not exist');
  });
});
