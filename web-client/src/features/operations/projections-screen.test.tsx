import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aProjection, aRebuild } from '@/testing/operation-fixtures';
import { fakeSystem, renderAt } from '@/testing/render-app';
import { server } from '@/testing/server';
import { ProjectionsScreen } from './projections-screen';

describe('projections', () => {
  it('are looked at again and again, and say how far they are behind', async () => {
    fakeSystem();
    let looks = 0;
    server.use(
      http.get('/api/admin/projections', () => {
        looks++;
        return HttpResponse.json([
          looks === 1
            ? aProjection({
                state: 'FAILED',
                lagEvents: 34,
                lagSeconds: 2.5,
                failure: 'relation "history" does not exist',
              })
            : aProjection(),
        ]);
      }),
    );
    renderAt('/', [{ path: '/', element: <ProjectionsScreen /> }]);
    expect(await screen.findByText('34 events, 2.5 s')).toBeVisible();
    expect(screen.getByText('relation "history" does not exist')).toBeVisible();
    expect(screen.getByText('node-a')).toBeVisible();
    expect(await screen.findByText('nothing')).toBeVisible();
    expect(screen.getByText('Running')).toBeVisible();
  });

  it('show the rebuild under way, and lead to all there is of one', async () => {
    fakeSystem();
    server.use(
      http.get('/api/admin/projections', () =>
        HttpResponse.json([aProjection({ rebuilds: [aRebuild()] })]),
      ),
    );
    renderAt('/', [{ path: '/', element: <ProjectionsScreen /> }]);
    expect(await screen.findByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    expect(screen.getByRole('link', { name: 'workspace' })).toHaveAttribute(
      'href',
      '/admin/projections/workspace',
    );
  });
});
