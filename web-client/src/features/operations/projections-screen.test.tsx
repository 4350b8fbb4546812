import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
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
          {
            name: 'history',
            generation: 2,
            state: looks === 1 ? 'FAILED' : 'RUNNING',
            position: looks === 1 ? 1200 : 1234,
            head: 1234,
            lagEvents: looks === 1 ? 34 : 0,
            lagSeconds: looks === 1 ? 2.5 : 0,
            segments: [{ segment: 0, owner: 'node-a', position: 1200, claimedAt: null }],
            deadLetters: 3,
            failure: looks === 1 ? 'relation "history" does not exist' : null,
          },
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
});
