import { Problem } from './problem';

/** The part of a query that tells how its last read went. */
export interface Read {
  data: unknown;
  error: unknown;
}

/**
 * Why there is nothing to show, or null. While the server is out of reach, what was read before
 * stays: the banner says that it may be out of date. Any other failure counts at once, for the
 * thing may be gone, or not for this person any more.
 */
export function failureOf({ data, error }: Read): unknown {
  const outOfReach = error instanceof Problem && error.code === 'network';
  return outOfReach && data !== undefined ? null : error;
}
