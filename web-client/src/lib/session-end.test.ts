import { http, HttpResponse } from 'msw';
import { server } from '@/testing/server';
import { announceSignOut, endSession, onSignOutElsewhere } from './session-end';

const url = new URL('/api/me/sign-out', window.location.origin).href;
const noRenewal = () => Promise.resolve(null);

/** Answers each request with the next of these, the last one again and again. */
function answers(...all: { status: number; headers?: Record<string, string> }[]) {
  const seen: (string | null)[] = [];
  server.use(
    http.post(url, ({ request }) => {
      seen.push(request.headers.get('Authorization'));
      const { status, headers } = all[Math.min(seen.length, all.length) - 1] ?? { status: 500 };
      return HttpResponse.json({}, { status, headers });
    }),
  );
  return seen;
}

describe('the end of a session', () => {
  it('is told to the services with the session’s own token', async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.post(url, ({ request }) => {
        seen.push(request.headers.get('Authorization'));
        return HttpResponse.json({ effective: 'NOW' });
      }),
    );
    await endSession('t-1', noRenewal);
    await endSession(null, noRenewal);
    expect(seen).toEqual(['Bearer t-1']);
  });

  it('waits for no service that is away', async () => {
    server.use(http.post(url, () => HttpResponse.error()));
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await endSession('t-1', noRenewal);
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });

  it('is told again with a new token where the old one is refused, once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const renew = vi.fn(() => Promise.resolve('t-2'));
    let seen = answers({ status: 401 }, { status: 200 });
    await endSession('t-1', renew);
    expect(seen).toEqual(['Bearer t-1', 'Bearer t-2']);
    expect(warn).not.toHaveBeenCalled();

    seen = answers({ status: 401 });
    await endSession('t-1', renew);
    expect(seen).toEqual(['Bearer t-1', 'Bearer t-2']);
    expect(renew).toHaveBeenCalledTimes(2);
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });

  it('is over where a refused token cannot be renewed', async () => {
    const seen = answers({ status: 401 });
    await endSession('t-1', noRenewal);
    expect(seen).toEqual(['Bearer t-1']);
  });

  it('is told again when the services ask to come back', async () => {
    const seen = answers(
      { status: 429, headers: { 'Retry-After': '0' } },
      { status: 503, headers: { 'Retry-After': '0' } },
      { status: 200 },
    );
    await endSession('t-1', noRenewal);
    expect(seen).toHaveLength(3);
  });

  it('waits no longer than somebody who leaves would', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const seen = answers({ status: 503, headers: { 'Retry-After': '30' } });
    await endSession('t-1', noRenewal);
    expect(seen).toHaveLength(1);
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });

  it('reaches the other tabs', async () => {
    const left = vi.fn();
    const stop = onSignOutElsewhere(left);
    announceSignOut();
    await vi.waitFor(() => {
      expect(left).toHaveBeenCalledOnce();
    });
    stop();
  });
});
