import { http, HttpResponse, type HttpHandler } from 'msw';
import type { Project, Role, Task } from '@/lib/api/types';
import { problem, saved } from './fake-answers';
import { aggregate, type FakeLog } from './fake-log';
import { aTask } from './fixtures';

const P = '/api/projects/:projectId';
const M = `${P}/members/:userId`;
const T = `${P}/tasks/:taskId`;

/** The command side of the faked network. */
export function commandHandlers(log: FakeLog): HttpHandler[] {
  const project = (id: string, event: string, change: Partial<Project>) => {
    const current = log.projects.get(id);
    if (current === undefined) {
      return problem(404, 'not_found');
    }
    const version = current.version + 1;
    log.projects.set(id, { ...current, ...change, version });
    log.append(event, aggregate('Project', id, id, version));
    return saved(log, id, version);
  };
  const owners = (projectId: string) =>
    [...(log.members.get(projectId) ?? [])].filter(([, role]) => role === 'OWNER');
  const lastOwner = (projectId: string, userId: string) =>
    owners(projectId).length === 1 && owners(projectId)[0]?.[0] === userId;
  return [
    http.put('/api/me', () => saved(log, log.me.id, 1)),
    http.post('/api/me/sign-out', () => HttpResponse.json({ effective: 'NOW' })),
    http.post('/api/projects', async ({ request }) => {
      const { name, description } = (await request.json()) as {
        name: string;
        description?: string;
      };
      if (name.length > 200) {
        return problem(400, 'validation_failed', {
          errors: [{ field: 'name', message: 'is longer than 200 characters' }],
        });
      }
      const id = crypto.randomUUID();
      log.addProject(id, name, 'OWNER', { description: description ?? null });
      return saved(log, id, 1, 201);
    }),
    http.patch<{ projectId: string }>(P, async ({ params: { projectId }, request }) => {
      const edit = (await request.json()) as Partial<Project>;
      const current = log.projects.get(projectId);
      if (current !== undefined && isStale(request, current.version)) {
        return problem(412, 'version_conflict', {
          currentVersion: current.version,
          changedFields: Object.keys(edit),
        });
      }
      return project(projectId, 'ProjectRenamed', edit);
    }),
    http.delete<{ projectId: string }>(P, ({ params: { projectId } }) =>
      project(projectId, 'ProjectTrashed', { state: 'TRASHED' }),
    ),
    http.post<{ projectId: string }>(`${P}/restore`, ({ params: { projectId } }) =>
      project(projectId, 'ProjectRestored', { state: 'ACTIVE' }),
    ),
    http.post<{ projectId: string }>(`${P}/archive`, ({ params: { projectId } }) =>
      project(projectId, 'ProjectArchived', { state: 'ARCHIVED' }),
    ),
    http.post<{ projectId: string }>(`${P}/unarchive`, ({ params: { projectId } }) =>
      project(projectId, 'ProjectUnarchived', { state: 'ACTIVE' }),
    ),
    http.put<{ projectId: string; userId: string }>(M, async ({ params, request }) => {
      const { projectId, userId } = params;
      const { role } = (await request.json()) as { role: Role };
      if (role !== 'OWNER' && lastOwner(projectId, userId)) {
        return problem(409, 'last_owner');
      }
      log.members.get(projectId)?.set(userId, role);
      return project(projectId, 'MemberAdded', {});
    }),
    http.delete<{ projectId: string; userId: string }>(M, ({ params: { projectId, userId } }) => {
      if (lastOwner(projectId, userId)) {
        return problem(409, 'last_owner');
      }
      log.members.get(projectId)?.delete(userId);
      return project(projectId, 'MemberRemoved', {});
    }),
    http.post<{ projectId: string }>(`${P}/tasks`, async ({ params: { projectId }, request }) => {
      const fields = (await request.json()) as Partial<Task>;
      const id = crypto.randomUUID();
      const at = new Date().toISOString();
      log.addTask(aTask({ ...fields, id, projectId, createdAt: at, updatedAt: at }));
      return saved(log, id, 1, 201);
    }),
    http.patch<{ taskId: string }>(T, async ({ params: { taskId }, request }) => {
      const { version } = log.task(taskId);
      const edit = (await request.json()) as Partial<Task>;
      if (isStale(request, version)) {
        const seen = seenVersion(request);
        return problem(412, 'version_conflict', {
          currentVersion: version,
          changedFields: log.events
            .filter((event) => event.aggregateId === taskId && event.version > seen)
            .flatMap(({ changes }) => changes.map(({ field }) => field)),
        });
      }
      return saved(log, taskId, log.editTask(taskId, edit).version);
    }),
    http.delete<{ taskId: string }>(T, ({ params: { taskId } }) =>
      saved(log, taskId, log.editTask(taskId, { state: 'TRASHED' }).version),
    ),
    http.post<{ taskId: string }>(`${T}/restore`, ({ params: { taskId } }) =>
      saved(log, taskId, log.editTask(taskId, { state: 'ACTIVE' }).version),
    ),
  ];
}

const seenVersion = (request: Request) =>
  Number((request.headers.get('If-Match') ?? '').replaceAll('"', ''));

function isStale(request: Request, version: number): boolean {
  return request.headers.has('If-Match') && seenVersion(request) !== version;
}
