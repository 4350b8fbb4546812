import { HttpResponse } from 'msw';
import type { Page } from '@/lib/api/types';
import type { FakeLog } from './fake-log';

export function problem(status: number, code: string, extras: Record<string, unknown> = {}) {
  return HttpResponse.json(
    { type: 'about:blank', status, code, ...extras },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
}

export function pageOf<T>(all: T[], url: string, behind = false): Page<T> {
  const parameters = new URL(url).searchParams;
  const number = Number(parameters.get('page') ?? 0);
  const size = Number(parameters.get('size') ?? 20);
  return {
    content: all.slice(number * size, (number + 1) * size),
    page: {
      number,
      size,
      totalElements: all.length,
      totalPages: Math.ceil(all.length / size),
      nextCursor: null,
      behind,
    },
  };
}

/** What a command answers: id, version, and the position of its last event as the token. */
export function saved(log: FakeLog, id: string, version: number, status = 200) {
  return HttpResponse.json(
    { id, version },
    { status, headers: { ETag: `"${String(version)}"`, 'Consistency-Token': log.token() } },
  );
}
