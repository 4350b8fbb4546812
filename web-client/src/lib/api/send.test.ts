import { http, HttpResponse, type JsonBodyType } from 'msw';
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

  it('repeats under the same key what did not arrive in time', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post(url.href, ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return keys.length === 1
          ? HttpResponse.json({ code: 'request_timeout' }, { status: 408, ...soon })
          : HttpResponse.json({});
      }),
    );
    await send(command());
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  describe('says of a change that was not answered', () => {
    const unsure = 'We do not know whether your change was saved';
    const said = async (
      request: Request,
      answers: (() => HttpResponse<JsonBodyType>)[],
    ): Promise<string> => {
      let asked = 0;
      const answer = () => (answers[asked++] ?? answers.at(-1))?.();
      server.use(http.post(url.href, answer), http.get(url.href, answer));
      return inWords(await send(request).catch((error: unknown) => error));
    };
    const away = (extras: Record<string, unknown> = {}) => {
      const answer = problem(503, 'unavailable', extras);
      answer.headers.set('Retry-After', '0');
      return answer;
    };

    it('that nobody knows, where the server does not know', async () => {
      expect(await said(command(), [() => away({ outcome: 'unknown' })])).toContain(unsure);
      expect(await said(command(), [() => HttpResponse.html('', { status: 502 })])).toContain(
        unsure,
      );
    });

    it('that it was not saved, only where no try may have saved it', async () => {
      const refused = () => away({ outcome: 'not_applied' });
      expect(await said(command(), [refused])).toContain('Your change was not saved.');
      const lost = () => HttpResponse.error();
      expect(await said(command(), [lost, refused])).toContain(unsure);
      const tooMuch = () => problem(429, 'too_much_at_once');
      expect(await said(command(), [() => away({ outcome: 'unknown' }), tooMuch])).toContain(
        unsure,
      );
    }, 20_000);

    it('nothing of a read', async () => {
      expect(await said(new Request(url), [away])).toBe('Taskledger cannot answer right now.');
    });

    it('at once what will not be possible for minutes', async () => {
      let asked = 0;
      const notYet = () => {
        asked++;
        return problem(503, 'not_yet_available');
      };
      expect(await said(command(), [notYet])).toBe(
        'Taskledger is being updated, and this is not possible yet. Try again in a few minutes.',
      );
      expect(asked).toBe(1);
    });
  });

  it('does not know whether a change was saved when nobody answers', async () => {
    server.use(
      http.post(url.href, () => HttpResponse.error()),
      http.get(url.href, () => HttpResponse.error()),
    );
    expect(inWords(await send(command()).catch((error: unknown) => error))).toBe(
      'Taskledger cannot be reached. Check your connection. We do not know whether your change was saved: look before you make it again.',
    );
    expect(inWords(await send(new Request(url)).catch((error: unknown) => error))).toBe(
      'Taskledger cannot be reached. Check your connection.',
    );
  }, 30_000);

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
