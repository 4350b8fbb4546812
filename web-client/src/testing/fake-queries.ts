import { http, HttpResponse, type HttpHandler } from 'msw';
import type { Task } from '@/lib/api/types';
import { pageOf, problem } from './fake-answers';
import type { FakeLog } from './fake-log';

const P = '/api/projects/:projectId';
const T = `${P}/tasks/:taskId`;

/** The query side of the faked network. */
export function queryHandlers(log: FakeLog): HttpHandler[] {
  const newestFirst = () => [...log.events].reverse();
  return [
    http.get('/api/me', () => HttpResponse.json(log.me)),
    http.get('/api/users', ({ request }) => {
      const q = new URL(request.url).searchParams.get('q')?.toLowerCase() ?? '';
      const found = log.people.filter(({ name }) => name.toLowerCase().includes(q));
      return HttpResponse.json(
        pageOf(
          found.map(({ id, name }) => ({ id, name })),
          request.url,
        ),
      );
    }),
    http.get('/api/projects', ({ request }) => {
      const parameters = new URL(request.url).searchParams;
      const q = parameters.get('q')?.toLowerCase() ?? '';
      const all = [...log.projects.keys()]
        .map((id) => log.projectView(id))
        .filter(
          ({ state, name }) =>
            state === (parameters.get('state') ?? 'ACTIVE') && name.toLowerCase().includes(q),
        );
      return HttpResponse.json(pageOf(all, request.url));
    }),
    http.get<{ projectId: string }>(P, ({ params: { projectId } }) =>
      log.projects.has(projectId)
        ? HttpResponse.json(log.projectView(projectId))
        : problem(404, 'not_found'),
    ),
    http.get<{ projectId: string }>(`${P}/members`, ({ params: { projectId }, request }) =>
      HttpResponse.json(pageOf(log.memberViews(projectId), request.url)),
    ),
    http.get<{ projectId: string }>(`${P}/tasks`, ({ params: { projectId }, request }) =>
      HttpResponse.json(
        pageOf(
          matching(
            [...log.tasks.values()].filter((task) => task.projectId === projectId),
            request.url,
          ),
          request.url,
        ),
      ),
    ),
    http.get('/api/tasks', ({ request }) =>
      HttpResponse.json(
        pageOf(
          matching(
            [...log.tasks.values()].filter(({ assigneeId }) => assigneeId === log.me.id),
            request.url,
          ),
          request.url,
        ),
      ),
    ),
    http.get<{ taskId: string }>(T, ({ params: { taskId }, request }) => {
      const task = log.tasks.get(taskId);
      const asOf = new URL(request.url).searchParams.get('asOf');
      return task === undefined
        ? problem(404, 'not_found')
        : HttpResponse.json(asOf === null ? task : asItWas(log, task, asOf));
    }),
    http.get<{ taskId: string }>(`${T}/history`, ({ params: { taskId }, request }) =>
      HttpResponse.json(
        pageOf(
          newestFirst().filter(({ aggregateId }) => aggregateId === taskId),
          request.url,
        ),
      ),
    ),
    http.get<{ projectId: string }>(`${P}/history`, ({ params, request }) =>
      HttpResponse.json(
        pageOf(
          newestFirst().filter(({ projectId }) => projectId === params.projectId),
          request.url,
        ),
      ),
    ),
    http.get('/api/admin/audit', ({ request }) => {
      const parameters = new URL(request.url).searchParams;
      const types = parameters.getAll('type');
      return HttpResponse.json(
        pageOf(
          newestFirst().filter(
            ({ event, actor }) =>
              (types.length === 0 || types.includes(event)) &&
              (parameters.get('actor') ?? actor) === actor,
          ),
          request.url,
        ),
      );
    }),
    http.get('/api/events', () => {
      let stop = () => undefined as unknown;
      const encoder = new TextEncoder();
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const send = (entry: (typeof log.events)[number]) => {
            controller.enqueue(
              encoder.encode(
                `id: ${log.token()}\nevent: change\ndata: ${JSON.stringify({ ...entry, token: log.token() })}\n\n`,
              ),
            );
          };
          log.listeners.add(send);
          stop = () => log.listeners.delete(send);
        },
        cancel() {
          stop();
        },
      });
      return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } });
    }),
  ];
}

function matching(tasks: Task[], url: string): Task[] {
  const parameters = new URL(url).searchParams;
  const any = (name: string, value: string) => {
    const wanted = parameters.getAll(name);
    return wanted.length === 0 || wanted.includes(value);
  };
  return tasks
    .filter(
      (task) =>
        task.state === (parameters.get('state') ?? 'ACTIVE') &&
        any('status', task.status) &&
        any('priority', task.priority) &&
        task.title.toLowerCase().includes(parameters.get('q')?.toLowerCase() ?? ''),
    )
    .reverse();
}

/** Undoes the changes that came after a time. */
function asItWas(log: FakeLog, task: Task, at: string): Task {
  return log.events
    .filter((event) => event.aggregateId === task.id && event.at > at)
    .reverse()
    .reduce(
      (later, { changes, version }) => ({
        ...later,
        ...Object.fromEntries(changes.map(({ field, from }) => [field, from])),
        version: version - 1,
      }),
      task,
    );
}
