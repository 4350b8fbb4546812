import { http, HttpResponse } from 'msw';
import { server } from '@/testing/server';
import { followChanges } from './follow-changes';

const url = new URL('/api/events', window.location.origin).href;

/** Follows what these answers send, one after the other, until all have been asked for. */
async function follow(...answers: (() => Response)[]) {
  const ids: (string | null)[] = [];
  const heard: string[] = [];
  const stop = new AbortController();
  server.use(
    http.get(url, ({ request }) => {
      ids.push(request.headers.get('Last-Event-ID'));
      const answer = answers.shift();
      if (answer === undefined) {
        stop.abort();
        return HttpResponse.error();
      }
      return answer();
    }),
  );
  await followChanges(
    {
      onChange: ({ token }) => heard.push(token),
      onUnknownGap: () => heard.push('gap'),
      onReset: (token) => heard.push(`reset ${String(token)}`),
    },
    stop.signal,
  );
  return { ids, heard };
}

const stream = (text: string) => () =>
  new HttpResponse(text, { headers: { 'Content-Type': 'text/event-stream' } });

describe('following changes', () => {
  it('comes back with how far it was, also when nothing happened that it may see', async () => {
    const { ids, heard } = await follow(stream(':\nid: tl2-7-0000000f\n\n'));
    expect(ids).toEqual([null, 'tl2-7-0000000f']);
    expect(heard).toEqual(['gap']);
  }, 15_000);

  it('starts from the present when the server says that the rest is gone', async () => {
    const { ids, heard } = await follow(
      stream(':\nid: tl2-zz-0000000f\n\n'),
      stream('event: reset\nid: tl2-a-00000001\ndata: {"token":"tl2-a-00000001"}\n\n'),
    );
    expect(ids).toEqual([null, 'tl2-zz-0000000f', 'tl2-a-00000001']);
    expect(heard).toEqual(['gap', 'reset tl2-a-00000001']);
  }, 15_000);

  it('begins anew where its id is not understood', async () => {
    const { ids, heard } = await follow(
      stream(':\nid: tl2-7-0000000f\n\n'),
      () => HttpResponse.json({ code: 'invalid_parameter' }, { status: 400 }),
      stream(':\nid: 8\n\n'),
    );
    expect(ids).toEqual([null, 'tl2-7-0000000f', null, '8']);
    expect(heard).toEqual(['gap', 'gap']);
  }, 15_000);
});
