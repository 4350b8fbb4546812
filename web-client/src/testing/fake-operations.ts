import { http, HttpResponse, type HttpHandler } from 'msw';
import type { DeadLetter, ProjectionStatus, Rebuild } from '@/lib/api/types';
import { pageOf, problem } from './fake-answers';
import { aProjection } from './operation-fixtures';

const P = '/api/admin/projections';
const R = '/api/admin/rebuilds/:id';

/** The administration of the faked network: one projection, its rebuilds and dead letters. */
export class FakeOperations {
  projection: ProjectionStatus = aProjection();
  deadLetters: DeadLetter[] = [];
  /** What was asked of it, such as `POST /api/admin/rebuilds/r1/pause`. */
  asked: string[] = [];

  constructor(with_: Partial<ProjectionStatus> = {}, deadLetters: DeadLetter[] = []) {
    this.projection = aProjection({ deadLetters: deadLetters.length, ...with_ });
    this.deadLetters = deadLetters;
  }

  changeRebuild(id: string, change: Partial<Rebuild>): Rebuild | undefined {
    const { rebuilds } = this.projection;
    this.projection.rebuilds = rebuilds.map((each) =>
      each.id === id ? { ...each, ...change } : each,
    );
    return this.projection.rebuilds.find((each) => each.id === id);
  }

  handlers(): HttpHandler[] {
    const steer = (verb: string, change: (rebuild: Rebuild | undefined) => Partial<Rebuild>) =>
      http.post<{ id: string }>(`${R}/${verb}`, ({ params: { id }, request }) => {
        this.note(request);
        return answer(this.changeRebuild(id, change(this.find(id))));
      });
    const state = (next: ProjectionStatus['state']) => {
      this.projection = { ...this.projection, state: next };
      return HttpResponse.json(this.projection);
    };
    return [
      http.get(P, () => HttpResponse.json([this.projection])),
      http.get(`${P}/:name`, () => HttpResponse.json(this.projection)),
      http.post(`${P}/:name/:verb`, ({ params, request }) => {
        this.note(request);
        return state(params.verb === 'pause' ? 'PAUSED' : 'RUNNING');
      }),
      http.get<{ id: string }>(R, ({ params: { id } }) => answer(this.find(id))),
      steer('pause', () => ({ state: 'PAUSED' })),
      steer('resume', () => ({ state: 'BUILDING' })),
      steer('cancel', () => ({ state: 'CANCELLED' })),
      steer('promote', (rebuild) => this.live(rebuild?.generation, 'PROMOTED')),
      steer('rollback', (rebuild) => this.live(rebuild?.replaces, 'ROLLED_BACK')),
      http.get(`${P}/:name/dead-letters`, ({ request }) =>
        HttpResponse.json(pageOf(this.deadLetters, request.url)),
      ),
      http.post(`${P}/:name/dead-letters/:id/retry`, ({ params, request }) => {
        this.note(request);
        this.drop(Number(params.id));
        return HttpResponse.json({ applied: 1, remaining: 0, error: null });
      }),
      http.delete(`${P}/:name/dead-letters/:id`, ({ params, request }) => {
        this.note(request);
        this.drop(Number(params.id));
        return new HttpResponse(null, { status: 204 });
      }),
    ];
  }

  private find(id: string): Rebuild | undefined {
    return this.projection.rebuilds.find((each) => each.id === id);
  }

  private live(generation: number | undefined, state: Rebuild['state']): Partial<Rebuild> {
    this.projection = { ...this.projection, generation: generation ?? 0 };
    return { state, canRollBack: state === 'PROMOTED' };
  }

  private drop(id: number): void {
    this.deadLetters = this.deadLetters.filter((each) => each.id !== id);
    this.projection = { ...this.projection, deadLetters: this.deadLetters.length };
  }

  private note(request: Request): void {
    const { pathname, search } = new URL(request.url);
    this.asked.push(`${request.method} ${pathname}${search}`);
  }
}

const answer = (found: Rebuild | undefined) =>
  found === undefined ? problem(404, 'not_found') : HttpResponse.json(found);
