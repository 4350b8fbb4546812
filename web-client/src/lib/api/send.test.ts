import { http, HttpResponse } from 'msw';
import { sessionExpired } from '../auth';
import { consistency } from '../consistency';
import { problem } from '@/testing/fake-answers';
import { server } from '@/testing/server';
import { connection } from './connection';
import { hasCode, inWords, Problem } from './problem';
import { send } from './send';

const url = new URL('/api/things', window.location.origin);
const command = () => new Request(url, { method: 'POST', body: '{}' });
const soon = { headers: { 'Retry-After': '0' } };

describe('sending', () => {
  beforeEach(() => {
    consistency.forget();
    sessionExpired.set(false);
  });

  it('reads at or past the last own command', async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.post(url.href, () =>
        HttpResponse.json({}, { headers: { 'Consistency-Token': 'tl1-5' } }),
      ),
      http.get(url.href, ({ request }) => {
        seen.push(request.headers.get('Consistency-Token'));
        return HttpResponse.json({});
      }),
    );
    await send(new Request(url));
    await send(command());
    await send(new Request(url));
    expect(seen).toEqual([null, 'tl1-5']);
  });

  describe('when the log was restored to an earlier time', () => {
    const lost = 'tl2-zz-00000001';
    const present = 'tl2-a-00000002';
    const unknown = () => {
      const answer = problem(409, 'token_unknown', { token: present });
      answer.headers.set('Consistency-Token', present);
      return answer;
    };

    it('reads again with the present token, and says once that all else is gone', async () => {
      let said = 0;
      const stop = consistency.onReplaced(() => said++);
      const seen: (string | null)[] = [];
      server.use(
        http.get(url.href, ({ request }) => {
          const token = request.headers.get('Consistency-Token');
          seen.push(token);
          return token === lost ? unknown() : HttpResponse.json({});
        }),
      );
      consistency.advance(lost);
      await Promise.all([send(new Request(url)), send(new Request(url))]);
      stop();
      expect(seen.filter((token) => token === present)).toHaveLength(2);
      expect(said).toBe(1);
    });

    it('never asks for ever', async () => {
      let asked = 0;
      server.use(
        http.get(url.href, () => {
          asked++;
          return unknown();
        }),
      );
      consistency.advance(lost);
      await expect(send(new Request(url))).rejects.toMatchObject({ code: 'token_unknown' });
      expect(asked).toBe(2);
    });

    it('does not repeat a command that was decided on what is gone', async () => {
      const seen: (string | null)[] = [];
      server.use(
        http.post(url.href, ({ request }) => {
          seen.push(request.headers.get('Consistency-Token'));
          return unknown();
        }),
      );
      consistency.advance(lost);
      await expect(send(command())).rejects.toMatchObject({ code: 'token_unknown' });
      expect(seen).toEqual([lost]);
      expect(consistency.current()).toBe(present);
    });
  });

  it('repeats a command after a network failure under the same key', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post(url.href, ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return keys.length === 1 ? HttpResponse.error() : HttpResponse.json({});
      }),
    );
    await send(command());
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('gives each command a key of its own', async () => {
    const keys = new Set<string | null>();
    server.use(
      http.post(url.href, ({ request }) => {
        keys.add(request.headers.get('Idempotency-Key'));
        return HttpResponse.json({});
      }),
    );
    await send(command());
    await send(command());
    expect(keys.size).toBe(2);
  });

  it('asks again when the view is behind', async () => {
    let asked = 0;
    server.use(
      http.get(url.href, () => {
        asked++;
        return asked < 3
          ? HttpResponse.json({ code: 'projection_behind' }, { status: 503, ...soon })
          : HttpResponse.json({ asked });
      }),
    );
    expect(await (await send(new Request(url))).json()).toEqual({ asked: 3 });
  });

  it('waits when it was too much, and says so', async () => {
    let asked = 0;
    const said: boolean[] = [];
    const stop = connection.subscribe(() => {
      said.push(connection.get().waitingUntil !== null);
    });
    server.use(
      http.get(url.href, () => {
        asked++;
        return asked === 1
          ? HttpResponse.json({ code: 'rate_limited' }, { status: 429, ...soon })
          : HttpResponse.json({});
      }),
    );
    await send(new Request(url));
    stop();
    expect(asked).toBe(2);
    expect(said).toEqual([true, false]);
  });

  it('tells that the session has ended', async () => {
    server.use(http.get(url.href, () => problem(401, 'unauthenticated')));
    await expect(send(new Request(url))).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(sessionExpired.get()).toBe(true);
  });

  it('does not repeat what was refused', async () => {
    let asked = 0;
    server.use(
      http.post(url.href, () => {
        asked++;
        return problem(409, 'last_owner');
      }),
    );
    const refusal = await send(command()).catch((error: unknown) => error);
    expect(asked).toBe(1);
    expect(hasCode(refusal, 'last_owner')).toBe(true);
    expect(inWords(refusal)).toBe(
      'A project needs at least one owner. Make someone else an owner first.',
    );
  });

  it('understands a proxy that answers in HTML', async () => {
    server.use(
      http.get(url.href, () => HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 })),
    );
    const refusal = await send(new Request(url)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Problem);
    expect(hasCode(refusal, 'unavailable')).toBe(true);
  });
});
