import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { commandHandlers } from './fake-commands';
import { FakeLog } from './fake-log';
import { FakeOperations } from './fake-operations';
import { queryHandlers } from './fake-queries';
import { ADMIN, ALICE, aTask, BOB } from './fixtures';
import { aDeadLetter, aReadyRebuild } from './operation-fixtures';

const TITLES: [title: string, with_: Parameters<typeof aTask>[0]][] = [
  ['Agree on paper stock with the mill', { status: 'DONE', labels: ['paper'] }],
  ['Calibrate press no. 2', { status: 'IN_PROGRESS', priority: 'URGENT', dueDate: '2026-03-02' }],
  [
    'Proof the spring catalogue',
    {
      status: 'IN_PROGRESS',
      priority: 'HIGH',
      assigneeId: 'bob',
      assigneeName: 'Bob',
      labels: ['catalogue', 'spring', 'proof'],
    },
  ],
  [
    'Order ink: black, cyan and a warm grey for the covers',
    { priority: 'MEDIUM', dueDate: '2027-01-05', assigneeId: 'admin', assigneeName: 'Admin' },
  ],
  [
    'Write up what we learned from the winter run',
    { description: 'Short, and honest about the delays.' },
  ],
  ['Find a courier for the south', { priority: 'LOW', labels: ['logistics'] }],
];

/** `npm run dev:mock`: the app against a faked network, signed in, for work on its looks. */
export async function startMock(): Promise<void> {
  const log = new FakeLog();
  log.me = { ...ADMIN, groups: ['ADMIN', 'USER'] };
  log.people = [ADMIN, ALICE, BOB];
  log.addProject('p1', 'Print shop', 'OWNER', {
    description: 'Everything between the order and the van.',
  });
  log.addProject('p2', 'Website refresh');
  log.members.get('p1')?.set('bob', 'EDITOR').set('alice', 'VIEWER');
  TITLES.forEach(([title, with_], index) => {
    log.addTask(aTask({ title, id: `t${String(index)}`, ...with_ }));
  });
  log.editTask('t2', { status: 'TODO', priority: 'HIGH' }, 'bob');
  log.editTask(
    't2',
    { status: 'IN_PROGRESS', title: 'Proof the spring catalogue, twice' },
    'alice',
  );
  const user = {
    access_token: 'mock',
    token_type: 'Bearer',
    scope: 'openid profile',
    profile: { sub: 'admin', iss: 'http://localhost:9000', aud: 'taskledger-web', exp: 0, iat: 0 },
    expires_at: Math.floor(Date.now() / 1000) + 86_400,
  };
  sessionStorage.setItem('oidc.user:http://localhost:9000:taskledger-web', JSON.stringify(user));
  const worker = setupWorker(
    http.get('/config.json', () =>
      HttpResponse.json({
        issuer: 'http://localhost:9000',
        clientId: 'taskledger-web',
        scope: 'openid profile',
      }),
    ),
    ...queryHandlers(log),
    ...commandHandlers(log),
    ...new FakeOperations({ rebuilds: [aReadyRebuild()] }, [aDeadLetter()]).handlers(),
  );
  await worker.start({
    onUnhandledRequest: 'bypass',
    quiet: true,
    serviceWorker: {
      url: '/node_modules/msw/lib/mockServiceWorker.js',
      options: { scope: '/' },
    },
  });
}
