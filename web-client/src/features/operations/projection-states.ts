import type { ProjectionStatus } from '@/lib/api/types';
import { count, number } from './words';

export const PROJECTION_STATES: Record<ProjectionStatus['state'], { label: string; tone: string }> =
  {
    RUNNING: { label: 'Running', tone: 'var(--tl-accent-text)' },
    UNCLAIMED: { label: 'Waiting for an instance', tone: 'var(--tl-amber)' },
    FAILED: { label: 'Failed, trying again', tone: 'var(--tl-red)' },
    PAUSED: { label: 'Paused', tone: 'var(--tl-amber)' },
  };

/** How far it is behind the log. */
export function lag({ lagEvents, lagSeconds }: ProjectionStatus): string {
  return lagEvents === 0
    ? 'nothing'
    : `${count(lagEvents, 'event')}, ${number.format(Math.round(lagSeconds * 10) / 10)} s`;
}
