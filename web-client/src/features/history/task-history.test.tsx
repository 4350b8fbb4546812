import { screen } from '@testing-library/react';
import { aTask, ALICE, BOB } from '@/testing/fixtures';
import { fakeSystem, renderAt } from '@/testing/render-app';
import { TaskHistory } from './task-history';

describe('the history of a task', () => {
  it('is told newest first, and each entry leads to its time', async () => {
    const log = fakeSystem();
    log.people = [ALICE, BOB];
    log.addProject('p1', 'Print shop');
    log.addTask(aTask());
    log.editTask('t1', { status: 'DONE' }, BOB.id);
    const chosen: (string | null)[] = [];
    const { user } = renderAt('/', [
      {
        path: '/',
        element: (
          <TaskHistory
            projectId="p1"
            taskId="t1"
            people={[]}
            asOf={null}
            onAsOf={(at) => chosen.push(at)}
          />
        ),
      },
    ]);
    const entries = await screen.findAllByRole('listitem');
    expect(entries.map((entry) => entry.textContent)).toEqual([
      expect.stringMatching(/^Bob moved it from To do to Done/),
      expect.stringMatching(/^Alice created it/),
    ]);
    await user.click(screen.getByRole('button', { name: /as it was then: created it/ }));
    expect(chosen).toEqual([log.events.find(({ event }) => event === 'TaskCreated')?.at]);
  });
});
