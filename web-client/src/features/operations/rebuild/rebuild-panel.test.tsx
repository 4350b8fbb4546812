import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import type { Rebuild } from '@/lib/api/types';
import { problem } from '@/testing/fake-answers';
import { FakeOperations } from '@/testing/fake-operations';
import { aComparison, aReadyRebuild, aRebuild } from '@/testing/operation-fixtures';
import { fakeSystem, renderAt } from '@/testing/render-app';
import { server } from '@/testing/server';
import { useProjection } from '../api/use-projection';
import { RebuildPanel } from './rebuild-panel';

function Panel() {
  const { data: projection } = useProjection('workspace');
  const rebuild = projection?.rebuilds[0];
  return (
    rebuild !== undefined &&
    projection !== undefined && <RebuildPanel summary={rebuild} projection={projection} />
  );
}

function show(rebuild: Rebuild, generation = 1) {
  fakeSystem();
  const operations = new FakeOperations({ generation, rebuilds: [rebuild] });
  server.use(...operations.handlers());
  return { operations, ...renderAt('/', [{ path: '/', element: <Panel /> }]) };
}

const button = (name: string) => screen.queryByRole('button', { name });

describe('a rebuild', () => {
  it('shows how far it is, how fast, and when it is done, and goes on by itself', async () => {
    const { operations } = show(aRebuild());
    const bar = await screen.findByRole('progressbar');
    expect(bar).toHaveAttribute('aria-valuenow', '25');
    expect(screen.getByText(/250 of 1,000 events/)).toBeVisible();
    expect(screen.getByText('25 events a second')).toBeVisible();
    expect(screen.getByText('about 30 s left')).toBeVisible();
    expect(screen.getByRole('cell', { name: 'node-a' })).toBeVisible();
    operations.changeRebuild('r1', { processed: 755 });
    await waitFor(() => {
      expect(bar).toHaveAttribute('aria-valuenow', '75');
    });
    operations.changeRebuild('r1', aReadyRebuild());
    expect(await screen.findByText('Equal to generation 1')).toBeVisible();
  });

  it.each<[Rebuild['state'], Partial<Rebuild>, string[]]>([
    ['PENDING', {}, ['Pause', 'Cancel']],
    ['BUILDING', {}, ['Pause', 'Cancel']],
    ['INDEXING', {}, ['Pause', 'Cancel']],
    ['CATCHING_UP', {}, ['Pause', 'Cancel']],
    ['COMPARING', {}, ['Pause', 'Cancel']],
    ['READY', {}, ['Pause', 'Cancel', 'Promote']],
    ['PAUSED', {}, ['Resume', 'Cancel']],
    ['PROMOTED', { generation: 1, canRollBack: true }, ['Roll back']],
    ['PROMOTED', { generation: 1, canRollBack: false }, []],
    ['PROMOTED', { generation: 0 }, []],
    ['ROLLED_BACK', {}, ['Promote']],
    ['ROLLED_BACK', { droppedAt: '2026-03-02T09:00:00Z' }, []],
    ['CANCELLED', {}, []],
  ])('that is %s (%o) can only be asked for what fits', async (state, with_, enabled) => {
    show(aRebuild({ state, ...with_ }));
    await screen.findByText(/Asked for/);
    const verbs = ['Pause', 'Resume', 'Cancel', 'Promote', 'Roll back'];
    expect(verbs.filter((verb) => button(verb)?.hasAttribute('disabled') === false)).toEqual(
      enabled,
    );
  });

  it('is held and goes on without a question, and given up after one', async () => {
    const { user, operations } = show(aRebuild());
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    await user.click(await screen.findByRole('button', { name: 'Resume' }));
    await screen.findByRole('button', { name: 'Pause' });
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel the rebuild' }));
    expect(await screen.findByText('Cancelled')).toBeVisible();
    expect(operations.asked).toEqual([
      'POST /api/admin/rebuilds/r1/pause',
      'POST /api/admin/rebuilds/r1/resume',
      'POST /api/admin/rebuilds/r1/cancel',
    ]);
  });

  it('is promoted and rolled back only after a question', async () => {
    const { user, operations } = show(aReadyRebuild());
    await user.click(await screen.findByRole('button', { name: 'Promote' }));
    let question = await screen.findByRole('dialog', { name: 'Promote generation 2?' });
    await user.click(within(question).getByRole('button', { name: 'Not now' }));
    expect(operations.asked).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Promote' }));
    question = await screen.findByRole('dialog', { name: 'Promote generation 2?' });
    await user.click(within(question).getByRole('button', { name: 'Promote' }));
    expect(await screen.findByText('Live')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Roll back' }));
    question = await screen.findByRole('dialog', { name: 'Roll back to generation 1?' });
    await user.click(within(question).getByRole('button', { name: 'Roll back' }));
    expect(await screen.findByText('Rolled back')).toBeVisible();
    expect(operations.asked).toEqual([
      'POST /api/admin/rebuilds/r1/promote',
      'POST /api/admin/rebuilds/r1/rollback',
    ]);
  });

  it('says in words why it was not promoted, and leaves the question open', async () => {
    const { user } = show(aReadyRebuild());
    server.use(http.post('/api/admin/rebuilds/r1/promote', () => problem(409, 'rebuild_behind')));
    await user.click(await screen.findByRole('button', { name: 'Promote' }));
    const question = await screen.findByRole('dialog', { name: 'Promote generation 2?' });
    await user.click(within(question).getByRole('button', { name: 'Promote' }));
    expect(await within(question).findByRole('alert')).toHaveTextContent(
      'That generation has not caught up with the log.',
    );
  });

  it('lists the rows that differ by key, and warns before it is promoted', async () => {
    const differing = {
      table: 'task',
      liveRows: 41,
      rebuiltRows: 40,
      liveHash: 'ab',
      rebuiltHash: 'cd',
      equal: false,
      differences: [
        { key: { task_id: 't1' }, kind: 'CHANGED' as const, columns: ['title', 'status'] },
        { key: { task_id: 't2' }, kind: 'ONLY_LIVE' as const, columns: [] },
        { key: { task_id: 't3' }, kind: 'ONLY_REBUILT' as const, columns: [] },
      ],
    };
    const { user } = show(
      aReadyRebuild({ comparison: aComparison({ equal: false, tables: [differing] }) }),
    );
    expect(await screen.findByText('Not equal to generation 1')).toBeVisible();
    const list = screen.getByRole('list', { name: 'Differences in task' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      'task_id t1 differs in title, status',
      'task_id t2 is only in the live generation',
      'task_id t3 is only in the rebuilt generation',
    ]);
    await user.click(screen.getByRole('button', { name: 'Promote' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('The two are not equal');
  });

  it('says that it was not compared, and warns before it is promoted', async () => {
    const { user } = show(aReadyRebuild({ comparison: null }));
    expect(await screen.findByText(/^Not compared/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Promote' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('could not be compared');
  });

  it('says why it does not go on', async () => {
    show(aRebuild({ failure: 'no space left on device', deadLetters: 2 }));
    expect(await screen.findByText('no space left on device')).toBeVisible();
    expect(screen.getByText(/2 events could not be applied/)).toBeVisible();
  });

  it('says why it paused itself', async () => {
    show(aRebuild({ state: 'PAUSED', pausedBecause: '3 processes died while they worked on it' }));
    expect(await screen.findByText('3 processes died while they worked on it')).toBeVisible();
  });
});
