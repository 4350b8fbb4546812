import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { problem } from '@/testing/fake-answers';
import { aTask, ALICE, BOB } from '@/testing/fixtures';
import { fakeSystem, renderAt } from '@/testing/render-app';
import { gate } from '@/testing/gate';
import { server } from '@/testing/server';
import { ConflictDialog } from '../conflict-dialog';
import { TaskPanel } from './task-panel';

const people = [
  { userId: ALICE.id, name: 'Alice' },
  { userId: BOB.id, name: 'Bob' },
];

/** Each test has a task of its own: versions of one task are never made twice. */
let tasks = 0;

function open({ editable = true, asOf = null as string | null } = {}) {
  const log = fakeSystem();
  log.people = [ALICE, BOB];
  log.addProject('p1', 'Print shop');
  const id = `panel-${String(++tasks)}`;
  log.addTask(aTask({ id }));
  const shown = renderAt('/', [
    {
      path: '/',
      element: (
        <>
          <TaskPanel
            projectId="p1"
            taskId={id}
            people={people}
            editable={editable}
            asOf={asOf}
            onAsOf={() => undefined}
            onClose={() => undefined}
            history={null}
          />
          <ConflictDialog people={people} />
        </>
      ),
    },
  ]);
  return { log, id, ...shown };
}

const title = () => screen.findByRole('textbox', { name: 'Title' });

describe('the task panel', () => {
  it('saves each field where it stands', async () => {
    const { log, id, user } = open();
    await user.clear(await title());
    await user.type(await title(), 'Grey ink{Enter}');
    await user.click(screen.getByRole('radio', { name: 'In progress' }));
    await user.click(screen.getByRole('combobox', { name: 'Assignee' }));
    await user.click(await screen.findByRole('option', { name: 'Bob' }));
    await waitFor(() => {
      expect(log.task(id)).toMatchObject({
        title: 'Grey ink',
        status: 'IN_PROGRESS',
        assigneeId: BOB.id,
      });
    });
    // Three edits in a row, each conditional, none in conflict with the one before.
    expect(log.task(id).version).toBe(4);
    expect(screen.queryByRole('dialog', { name: 'Both of you changed this' })).toBeNull();
  });

  it('says at once that a change of the task could not be applied', async () => {
    let asked = 0;
    open();
    server.use(
      http.get('/api/projects/:projectId/tasks/:taskId', () => {
        asked++;
        return problem(503, 'projection_behind', { reason: 'parked' });
      }),
    );
    expect(await screen.findByText(/could not be applied yet/)).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Title' })).toBeNull();
    expect(asked).toBe(1);
  });

  it('shows an edit at once and takes it back when it is refused', async () => {
    const { user } = open();
    const { promise: answered, resolve: answer } = gate();
    server.use(
      http.patch('/api/projects/:projectId/tasks/:taskId', async () => {
        await answered;
        return problem(403, 'forbidden');
      }),
    );
    await user.click(await screen.findByRole('radio', { name: 'Done' }));
    expect(screen.getByRole('radio', { name: 'Done' })).toBeChecked();
    answer();
    await screen.findByText('Your role in this project does not allow that.');
    expect(screen.getByRole('radio', { name: 'To do' })).toBeChecked();
  });

  it('asks whose words stay when both changed the title', async () => {
    const { log, id, user } = open();
    await user.type(await title(), ' today');
    log.editTask(id, { title: 'Order paper' }, BOB.id);
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Both of you changed this' });
    expect(within(dialog).getByText('Bob', { selector: 'bdi' })).toBeVisible();
    expect(within(dialog).getByRole('cell', { name: 'Order paper' })).toBeVisible();
    expect(within(dialog).getByRole('cell', { name: 'Order ink today' })).toBeVisible();
    expect(log.task(id).title).toBe('Order paper');
    await user.click(within(dialog).getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => {
      expect(log.task(id).title).toBe('Order ink today');
    });
  });

  it('leaves theirs if the user says so', async () => {
    const { log, id, user } = open();
    await user.type(await title(), ' today');
    log.editTask(id, { title: 'Order paper' }, BOB.id);
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Take theirs' }));
    await waitFor(async () => {
      expect(await title()).toHaveValue('Order paper');
    });
    expect(log.task(id).title).toBe('Order paper');
  });

  it('keeps both changes when they touch different fields', async () => {
    const { log, id, user } = open();
    await user.type(await title(), ' today');
    log.editTask(id, { priority: 'URGENT' }, BOB.id);
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(log.task(id)).toMatchObject({ title: 'Order ink today', priority: 'URGENT' });
    });
    expect(screen.queryByRole('dialog', { name: 'Both of you changed this' })).toBeNull();
  });

  it('goes to the trash and can be restored', async () => {
    const { log, id, user } = open();
    await user.click(await screen.findByRole('button', { name: 'Move the task to the trash' }));
    await screen.findByText('This task is in the trash.');
    expect(await title()).toHaveAttribute('readonly');
    await user.click(screen.getByRole('button', { name: 'Restore' }));
    await waitFor(() => {
      expect(log.task(id).state).toBe('ACTIVE');
    });
  });

  it('is only read by those who may not edit', async () => {
    open({ editable: false });
    expect(await title()).toHaveAttribute('readonly');
    expect(screen.queryByRole('button', { name: 'Move the task to the trash' })).toBeNull();
    expect(screen.getByRole('combobox', { name: 'Priority' })).toBeDisabled();
  });
});
