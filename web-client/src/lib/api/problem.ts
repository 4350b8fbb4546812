import * as v from 'valibot';

const FieldProblem = v.object({ field: v.string(), message: v.string() });
const Body = v.object({
  code: v.fallback(v.string(), 'internal_error'),
  detail: v.fallback(v.optional(v.string()), undefined),
  errors: v.fallback(v.array(FieldProblem), []),
  currentVersion: v.fallback(v.optional(v.number()), undefined),
  changedFields: v.fallback(v.array(v.string()), []),
  reason: v.fallback(v.optional(v.string()), undefined),
  outcome: v.fallback(v.optional(v.picklist(['not_applied', 'unknown'])), undefined),
});

/** A refusal by the server (RFC 9457), or no answer at all (`code` is `network`, `status` 0). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    detail?: string,
    readonly fieldErrors: readonly { field: string; message: string }[] = [],
    readonly currentVersion?: number,
    readonly changedFields: readonly string[] = [],
    readonly reason?: string,
    /** Of a command that was not answered as it should be: whether it may have been carried out. */
    readonly outcome?: 'not_applied' | 'unknown',
  ) {
    super(detail ?? code);
  }

  static async of(response: Response): Promise<Problem> {
    const text = await response.text().catch(() => '');
    const parsed = v.safeParse(Body, safeJson(text));
    const body = parsed.success ? parsed.output : v.parse(Body, { code: codeOf(response.status) });
    return new Problem(
      response.status,
      body.code,
      body.detail,
      body.errors,
      body.currentVersion,
      body.changedFields,
      body.reason,
      body.outcome,
    );
  }

  /** The same, of a command of which an earlier try may have been carried out. */
  unsettled(): Problem {
    return new Problem(
      this.status,
      this.code,
      this.message,
      this.fieldErrors,
      this.currentVersion,
      this.changedFields,
      this.reason,
      'unknown',
    );
  }

  /** Whether no waiting helps, as an operator has to act first. */
  get isParked(): boolean {
    return this.code === 'projection_behind' && this.reason === 'parked';
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For answers that are not ours, such as a proxy's error page. */
function codeOf(status: number): string {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 408) return 'request_timeout';
  if (status === 413) return 'payload_too_large';
  if (status === 429) return 'rate_limited';
  return status >= 502 && status <= 504 ? 'unavailable' : 'internal_error';
}

const WORDS: Record<string, string> = {
  network: 'Taskledger cannot be reached. Check your connection.',
  request_timeout: 'What you sent did not arrive in time. Check your connection and try again.',
  unauthenticated: 'Your session has ended. Sign in again to go on.',
  forbidden: 'Your role in this project does not allow that.',
  not_found: 'This does not exist, or you may not see it.',
  project_archived: 'The project is archived. Unarchive it to change its tasks.',
  project_trashed: 'The project is in the trash. Restore it first.',
  task_trashed: 'The task is in the trash. Restore it first.',
  last_owner: 'A project needs at least one owner. Make someone else an owner first.',
  rebuild_running: 'A rebuild of this projection is already under way.',
  rebuild_behind: 'That generation has not caught up with the log. Wait a moment and try again.',
  generation_dropped: 'The tables of that generation have been dropped; it cannot be read again.',
  concurrent_change: 'Others were changing this at the same moment. Please try again.',
  version_conflict: 'Someone changed this while you were editing.',
  token_unknown:
    'The server went back to an earlier state, and what you saw may be gone. Look at what is there now.',
  payload_too_large: 'That is too large to save.',
  user_unknown: 'Nobody of that name has signed in yet. They have to sign in once first.',
  assignee_not_member: 'The assignee must be a member of the project.',
  rate_limited: 'That was a lot at once. Wait a moment and try again.',
  too_much_at_once:
    'You have too much under way at once. Wait until some of it is done and try again.',
  not_yet_available:
    'Taskledger is being updated, and this is not possible yet. Try again in a few minutes.',
  projection_behind: 'The newest changes are still being worked in. This usually takes a moment.',
  unavailable: 'Taskledger cannot answer right now.',
};

const PARKED =
  'A change of this could not be applied yet, so it is not shown as it is. Nothing is lost; an administrator has to look at it.';

const OUTCOMES = {
  not_applied: ' Your change was not saved.',
  unknown: ' We do not know whether your change was saved: look before you make it again.',
};

const AGAIN = ' Please try again.';

/** For refusals that the server sometimes explains better. */
const UNEXPLAINED: Record<string, string> = {
  quota_exceeded: 'As much of this is stored already as may be. Nothing was added.',
  wrong_state: 'It is not in a state for that any more. Look at where it stands now.',
};

/** What went wrong, in words a user understands. */
export function inWords(error: unknown): string {
  if (!(error instanceof Problem)) {
    return 'Something went wrong in this page. Reload it and try again.';
  }
  const outcome = error.outcome === undefined ? '' : OUTCOMES[error.outcome];
  const known = error.isParked ? PARKED : WORDS[error.code];
  if (known !== undefined) {
    return known + outcome;
  }
  if (error.fieldErrors.length > 0) {
    return error.fieldErrors.map(({ message }) => message).join(' ');
  }
  return error.status >= 500 || error.message === error.code
    ? (UNEXPLAINED[error.code] ?? `Something went wrong on the server.${outcome || AGAIN}`)
    : error.message;
}

/** The server's words for one field of a form, if it objected to that field. */
export function fieldError(error: unknown, field: string): string | undefined {
  return error instanceof Problem
    ? error.fieldErrors.find((candidate) => candidate.field === field)?.message
    : undefined;
}

export function hasCode(error: unknown, code: string): error is Problem {
  return error instanceof Problem && error.code === code;
}
