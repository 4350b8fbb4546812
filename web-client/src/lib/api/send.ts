import { accessToken, renewToken, sessionExpired } from '../auth';
import { consistency } from '../consistency';
import { reportAnswered, reportUnreachable, reportWaiting } from './connection';
import { Problem } from './problem';
import { backOff, retryAfter, wait } from './wait';

/** Tries for one request: network failures, 408, 429 and 503 together. */
const TRIES = 4;

/** A command's key makes it safe, and a read is safe. */
const REPEATED: ReadonlySet<number> = new Set([408, 429, 503]);

/**
 * The one way to the server. Requests carry the newest Consistency-Token; commands carry an
 * Idempotency-Key that stays the same on every retry, so a retry never acts twice. Waits as the
 * server asks on 408, 429 and 503, renews the access token once on 401. A Consistency-Token that the log
 * no longer knows is let go with all that was read: a read is made again once, a command is not, for
 * it was decided on what is gone. Anything but success is a `Problem`; where the last try leaves
 * open whether an earlier one was carried out, its outcome is `unknown`.
 */
export async function send(request: Request): Promise<Response> {
  const reading = request.method === 'GET';
  if (!reading && !request.headers.has('Idempotency-Key')) {
    request.headers.set('Idempotency-Key', crypto.randomUUID());
  }
  let renewed = false;
  let replaced = false;
  let unsettled = false;
  for (let attempt = 0; ; attempt++) {
    const sentAt = performance.now();
    const token = consistency.current();
    const response = await attemptOnce(request, token);
    const last = attempt >= TRIES - 1;
    if (response === null) {
      unsettled = !reading;
      if (last) {
        reportUnreachable();
        const away = new Problem(0, 'network');
        throw unsettled ? away.unsettled() : away;
      }
      await wait(backOff(attempt, 400, 3000), request.signal);
      continue;
    }
    reportAnswered(sentAt);
    if (response.ok) {
      if (!reading) {
        consistency.advance(response.headers.get('Consistency-Token'));
      }
      return response;
    }
    if (response.status === 401 && !renewed) {
      renewed = true;
      if ((await renewToken()) !== null) {
        continue;
      }
      sessionExpired.set(true);
    }
    if (token !== null && (await isUnknown(response))) {
      consistency.replace(token, response.headers.get('Consistency-Token'));
      if (reading && !replaced) {
        replaced = true;
        continue;
      }
    }
    const problem = await Problem.of(response.clone());
    unsettled ||= !reading && isSilentAboutIt(problem);
    if (REPEATED.has(response.status) && !last && !isForLong(problem)) {
      await pause(response, backOff(attempt, 500, 4000), request.signal);
      continue;
    }
    throw unsettled && (REPEATED.has(response.status) || response.status >= 500)
      ? problem.unsettled()
      : problem;
  }
}

/** Whether the command may have been carried out all the same; answers of proxies do not say. */
function isSilentAboutIt({ status, code, outcome }: Problem): boolean {
  const told = outcome === 'not_applied' || code === 'not_yet_available';
  return status >= 500 && !told;
}

/** No second or two helps. */
function isForLong(problem: Problem): boolean {
  return problem.isParked || problem.code === 'not_yet_available';
}

async function attemptOnce(request: Request, newest: string | null): Promise<Response | null> {
  const attempt = new Request(request.clone());
  const token = await accessToken();
  if (token !== null) {
    attempt.headers.set('Authorization', `Bearer ${token}`);
  }
  if (newest !== null) {
    attempt.headers.set('Consistency-Token', newest);
  }
  try {
    return await fetch(attempt);
  } catch (failure) {
    if (request.signal.aborted) {
      throw failure;
    }
    return null;
  }
}

/** Leaves the answer to be read by others. */
async function isUnknown(response: Response): Promise<boolean> {
  // An instance of the release before cannot read the token at all.
  return (
    (response.status === 409 && (await Problem.of(response.clone())).code === 'token_unknown') ||
    (response.status === 400 &&
      (await Problem.of(response.clone())).code === 'invalid_consistency_token')
  );
}

async function pause(response: Response, otherwise: number, signal: AbortSignal): Promise<void> {
  const milliseconds = retryAfter(response, otherwise);
  if (response.status !== 429) {
    await wait(milliseconds, signal);
    return;
  }
  reportWaiting(Date.now() + milliseconds);
  try {
    await wait(milliseconds, signal);
  } finally {
    reportWaiting(null);
  }
}
