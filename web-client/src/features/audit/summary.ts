import type { AuditEntry } from '@/lib/api/types';

/** What an entry is about, in a line: changed values, or what an operator did it to. */
export function summary({ aggregateType, aggregateId, changes }: AuditEntry): string {
  const values = changes
    .filter(({ field, to }) => field !== 'subject' || to !== aggregateId)
    .map(({ field, from, to }) => `${field}: ${before(from)}${to == null ? 'nothing' : plain(to)}`);
  return (aggregateType === 'Projection' ? [`projection: ${aggregateId}`, ...values] : values).join(
    ', ',
  );
}

/** Whom to name: the service acts by itself when a projection has changed. */
export function actorOf({ actor, actorName }: AuditEntry): string {
  return actorName ?? (actor === 'system' ? 'Taskledger itself' : actor);
}

const before = (from: unknown) => (from == null ? '' : `${plain(from)} → `);

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
