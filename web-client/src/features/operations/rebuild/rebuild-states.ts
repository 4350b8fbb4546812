import type { Rebuild } from '@/lib/api/types';

export type RebuildVerb = 'pause' | 'resume' | 'cancel' | 'promote' | 'rollback';

interface Standing {
  label: string;
  words: string;
  tone: string;
}

const MOVING = 'var(--tl-blue)';
const HELD = 'var(--tl-amber)';
const GOOD = 'var(--tl-accent-text)';
const PAST = 'var(--mantine-color-dimmed)';

const STANDINGS: Record<Rebuild['state'], Standing> = {
  PENDING: { label: 'Waiting to begin', words: 'No instance has begun yet.', tone: MOVING },
  BUILDING: {
    label: 'Building',
    words: 'The log is folded into new tables beside those that people read.',
    tone: MOVING,
  },
  INDEXING: { label: 'Indexing', words: 'The new tables get their indexes.', tone: MOVING },
  CATCHING_UP: {
    label: 'Catching up',
    words: 'What has happened since it began is folded in.',
    tone: MOVING,
  },
  COMPARING: {
    label: 'Comparing',
    words: 'Its rows are compared with those that people read, as soon as both are as far.',
    tone: MOVING,
  },
  READY: {
    label: 'Ready',
    words: 'Compared, and kept in step with the log. Nobody reads it yet.',
    tone: GOOD,
  },
  PAUSED: { label: 'Paused', words: 'Held where it is, on every instance.', tone: HELD },
  PROMOTED: { label: 'Live', words: 'People read it.', tone: GOOD },
  ROLLED_BACK: {
    label: 'Rolled back',
    words: 'People read another generation again.',
    tone: PAST,
  },
  CANCELLED: { label: 'Cancelled', words: 'Given up; its tables are dropped.', tone: PAST },
};

const REPLACED: Standing = {
  label: 'Replaced',
  words: 'People read it until another generation took its place.',
  tone: PAST,
};

const NOT_COMPARED: Standing = {
  ...STANDINGS.READY,
  words: 'Not compared: what people read stood still. Kept in step with the log.',
  tone: HELD,
};

/** Where a rebuild stands, in words; `live` is the generation that people read. */
export function standing(rebuild: Rebuild, live: number): Standing {
  if (rebuild.state === 'PROMOTED' && rebuild.generation !== live) {
    return REPLACED;
  }
  return rebuild.state === 'READY' && rebuild.comparison === null
    ? NOT_COMPARED
    : STANDINGS[rebuild.state];
}

const OVER: readonly Rebuild['state'][] = ['PROMOTED', 'ROLLED_BACK', 'CANCELLED'];

export function isUnderWay({ state }: Rebuild): boolean {
  return !OVER.includes(state);
}

/** Whether the state of a rebuild allows it. */
export function allows(rebuild: Rebuild, verb: RebuildVerb): boolean {
  switch (verb) {
    case 'pause':
      return isUnderWay(rebuild) && rebuild.state !== 'PAUSED';
    case 'resume':
      return rebuild.state === 'PAUSED';
    case 'cancel':
      return isUnderWay(rebuild);
    case 'promote':
      return (
        rebuild.state === 'READY' || (rebuild.state === 'ROLLED_BACK' && rebuild.droppedAt === null)
      );
    case 'rollback':
      return rebuild.canRollBack;
  }
}
