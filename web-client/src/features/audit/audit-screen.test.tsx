import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aTask } from '@/testing/fixtures';
import { fakeSystem, renderAt } from '@/testing/render-app';
import { server } from '@/testing/server';
import { AuditScreen } from './audit-screen';

const routes = [{ path: '/admin/audit', element: <AuditScreen /> }];

function aLog() {
  const log = fakeSystem();
  log.addProject('p1', 'Print shop');
  log.addTask(aTask());
  return log;
}

describe('the audit trail', () => {
  it('shows every event and all that is known of one', async () => {
    aLog();
    const { user } = renderAt('/admin/audit', routes);
    await screen.findByRole('cell', { name: 'TaskCreated' });
    expect(screen.getByRole('cell', { name: 'ProjectCreated' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Details of TaskCreated, 2' }));
    const details = await screen.findByText(/"aggregateId": "t1"/);
    await waitFor(() => {
      expect(details).toBeVisible();
    });
  });

  it('narrows by what stands in the address', async () => {
    aLog();
    renderAt('/admin/audit?type=TaskCreated', routes);
    await screen.findByRole('cell', { name: 'TaskCreated' });
    expect(screen.queryByRole('cell', { name: 'ProjectCreated' })).not.toBeInTheDocument();
  });

  it('shows what operators did among the events', async () => {
    const log = aLog();
    const on = { aggregateType: 'Projection', aggregateId: 'workspace', projectId: '', version: 0 };
    log.append('ProjectionPaused', on, [{ field: 'subject', from: null, to: 'workspace' }]);
    log.append(
      'RebuildPromoted',
      on,
      [
        { field: 'to', from: null, to: 2 },
        { field: 'subject', from: null, to: 'r1' },
      ],
      'system',
    );
    renderAt('/admin/audit?type=ProjectionPaused&type=RebuildPromoted', routes);
    expect(await screen.findByText('projection: workspace')).toBeVisible();
    expect(screen.getByText('projection: workspace, to: 2, subject: r1')).toBeVisible();
    expect(screen.getByRole('cell', { name: 'Taskledger itself' })).toBeVisible();
    expect(screen.queryByRole('cell', { name: 'TaskCreated' })).not.toBeInTheDocument();
  });

  it('exports what is filtered, with the session', async () => {
    aLog();
    const asked: string[] = [];
    server.use(
      http.get('/api/admin/audit/export', ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.text('position,at\n');
      }),
    );
    const saved: Blob[] = [];
    URL.createObjectURL = (blob) => {
      saved.push(blob as Blob);
      return '#';
    };
    const { user } = renderAt('/admin/audit?type=TaskCreated&actor=alice', routes);
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Spreadsheet (CSV)' }));
    await waitFor(() => {
      expect(saved).toHaveLength(1);
    });
    expect(asked).toEqual(['?format=csv&actor=alice&type=TaskCreated']);
    expect(await saved[0]?.text()).toBe('position,at\n');
  });
});
