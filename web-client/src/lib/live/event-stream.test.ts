import { readEvents, type StreamEvent } from './event-stream';

async function read(...chunks: string[]): Promise<StreamEvent[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      chunks.forEach((chunk) => {
        controller.enqueue(encoder.encode(chunk));
      });
      controller.close();
    },
  });
  const events: StreamEvent[] = [];
  for await (const event of readEvents(body)) {
    events.push(event);
  }
  return events;
}

describe('event stream', () => {
  it('reads events whatever the line ends', async () => {
    expect(await read('id: 1\nevent: change\ndata: a\n\n', 'id:2\r\ndata:b\r\n\r\n')).toEqual([
      { id: '1', event: 'change', data: 'a' },
      { id: '2', event: 'message', data: 'b' },
    ]);
  });

  it('joins what arrives in pieces, even inside a character', async () => {
    const bytes = new TextEncoder().encode('data: é\n\n');
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, 7));
        controller.enqueue(bytes.slice(7));
        controller.close();
      },
    });
    const events = [];
    for await (const event of readEvents(body)) events.push(event.data);
    expect(events).toEqual(['é']);
  });

  it('does not end an event between CR and LF', async () => {
    expect(await read('data: a\r', '\ndata: b\r\n', '\r\n')).toEqual([
      { id: '', event: 'message', data: 'a\nb' },
    ]);
  });

  it('ignores comments and keeps the last id', async () => {
    expect(await read(': alive\n\n', 'id: 9\ndata: x\n\n', 'data: y\n\n')).toEqual([
      { id: '9', event: 'message', data: 'x' },
      { id: '9', event: 'message', data: 'y' },
    ]);
  });

  it('tells an id that comes without an event', async () => {
    const ids: string[] = [];
    const body = new Response(':\nid: 7\n\n:\nid: 9\n\nid: 10').body ?? new ReadableStream();
    for await (const event of readEvents(
      body,
      () => undefined,
      (id) => ids.push(id),
    )) {
      expect(event).toBeUndefined();
    }
    expect(ids).toEqual(['7', '9']);
  });

  it('drops an event that was cut off', async () => {
    expect(await read('id: 1\ndata: half')).toEqual([]);
  });
});
