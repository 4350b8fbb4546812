import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { problem } from '@/testing/fake-answers';
import { FakeOperations } from '@/testing/fake-operations';
import { aDeadLetter } from '@/testing/operation-fixtures';
import { fakeSystem, renderAt } from '@/testing/render-app';
import { server } from '@/testing/server';
import { useProjection } from '../api/use-projection';
import { DeadLetterList } from './dead-letter-list';

const RETRY = '/api/admin/projections/workspace/dead-letters/7/retry';

function List() {
  const { data: projection } = useProjection('workspace');
  return projection !== undefined && <DeadLetterList projection={projection} />;
}

function show(letters = [aDeadLetter()]) {
  fakeSystem();
  const operations = new FakeOperations({}, letters);
  server.use(...operations.handlers());
  return { operations, ...renderAt('/', [{ path: '/', element: <List /> }]) };
}

describe('dead letters', () => {
  it('show the event, what it says, and the error', async () => {
    const { user } = show();
    expect(await screen.findByText('TaskRenamed')).toBeVisible();
    expect(screen.getByText('the title is too long for its column')).toBeVisible();
    expect(screen.queryByText(/Order paper/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'What event 42 says' }));
    expect(screen.getByText(/"to": "Order paper"/)).toBeVisible();
  });

  it('are applied again at once', async () => {
    const { user, operations } = show();
    await user.click(await screen.findByRole('button', { name: 'Retry event 42' }));
    expect(await screen.findByText(/There are none/)).toBeVisible();
    expect(await screen.findByText('1 event applied.')).toBeVisible();
    expect(operations.asked).toEqual([`POST ${RETRY}`]);
  });

  it('that still cannot be applied stay, and say why', async () => {
    const { user } = show();
    server.use(
      http.post(RETRY, () =>
        HttpResponse.json({ applied: 0, remaining: 1, error: 'still too long' }),
      ),
    );
    await user.click(await screen.findByRole('button', { name: 'Retry event 42' }));
    expect(await screen.findByText('1 event still cannot be applied')).toBeVisible();
    expect(screen.getByText('still too long')).toBeVisible();
    expect(screen.getByText('TaskRenamed')).toBeVisible();
  });

  it('say in words why they were not tried again', async () => {
    const { user } = show();
    server.use(
      http.post(RETRY, () => problem(409, 'wrong_state', { detail: 'Another fold is live' })),
    );
    await user.click(await screen.findByRole('button', { name: 'Retry event 42' }));
    expect(await screen.findByText('Another fold is live')).toBeVisible();
  });

  it('are given up one by one, only after a question', async () => {
    const { user, operations } = show([aDeadLetter(), aDeadLetter({ id: 8, position: 43 })]);
    await user.click(await screen.findByRole('button', { name: 'Evict event 42' }));
    const question = await screen.findByRole('dialog', { name: 'Give event 42 up?' });
    expect(operations.asked).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Evict' }));
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: 'Evict event 42' })).not.toBeInTheDocument();
    });
    expect(screen.getByRole('button', { name: 'Evict event 43' })).toBeVisible();
    expect(operations.asked).toEqual(['DELETE /api/admin/projections/workspace/dead-letters/7']);
  });

  it('are never an empty page while there are others', async () => {
    const letters = Array.from({ length: 21 }, (_, i) => aDeadLetter({ id: i, position: 100 + i }));
    const { user } = show(letters);
    await user.click(await screen.findByRole('button', { name: 'Page 2' }));
    await user.click(await screen.findByRole('button', { name: 'Retry event 120' }));
    expect(await screen.findByRole('button', { name: 'Retry event 100' })).toBeVisible();
    expect(screen.getByText('1–20 of 20 dead letters')).toBeVisible();
  });
});
