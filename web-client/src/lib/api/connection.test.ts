import { http, HttpResponse } from 'msw';
import { server } from '@/testing/server';
import { connection, reportUnreachable } from './connection';
import { send } from './send';

const url = new URL('/api/things', window.location.origin);

describe('the connection', () => {
  afterEach(() => {
    window.dispatchEvent(new Event('online'));
  });

  it('is gone when the browser says so, whatever was still on its way', async () => {
    server.use(
      http.get(url.href, () => {
        window.dispatchEvent(new Event('offline'));
        return HttpResponse.json({});
      }),
    );
    await send(new Request(url));
    expect(connection.get().reachable).toBe(false);
  });

  it('is back with the first answer to something sent since', async () => {
    server.use(http.get(url.href, () => HttpResponse.json({})));
    window.dispatchEvent(new Event('offline'));
    expect(connection.get().reachable).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await send(new Request(url));
    expect(connection.get().reachable).toBe(true);
  });

  it('is back with any answer after a request that failed meanwhile', async () => {
    server.use(
      http.get(url.href, () => {
        reportUnreachable();
        return HttpResponse.json({});
      }),
    );
    await send(new Request(url));
    expect(connection.get().reachable).toBe(true);
  });
});
