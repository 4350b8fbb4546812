import { http, HttpResponse } from 'msw';
import { server } from '@/testing/server';
import { announceSignOut, endSession, onSignOutElsewhere } from './session-end';

const url = new URL('/api/me/sign-out', window.location.origin).href;

describe('the end of a session', () => {
  it('is told to the services with the session’s own token', async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.post(url, ({ request }) => {
        seen.push(request.headers.get('Authorization'));
        return HttpResponse.json({ effective: 'NOW' });
      }),
    );
    await endSession('t-1');
    await endSession(null);
    expect(seen).toEqual(['Bearer t-1']);
  });

  it('waits for no service that is away', async () => {
    server.use(http.post(url, () => HttpResponse.error()));
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await endSession('t-1');
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
