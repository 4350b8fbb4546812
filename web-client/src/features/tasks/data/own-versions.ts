/**
 * The versions that the user's own edits made of each other. An edit that began at version 3 is
 * not in conflict with the user's own edit from 3 to 4: it goes on from 4. What others changed in
 * between breaks the chain.
 */
const successors = new Map<string, number>();

const link = (taskId: string, version: number) => `${taskId}@${String(version)}`;

export function recordOwnEdit(taskId: string, from: number, to: number): void {
  if (to > from) {
    successors.set(link(taskId, from), to);
  }
}

/** The newest version that only the user's own edits lie between. */
export function followOwnEdits(taskId: string, version: number): number {
  let current = version;
  for (;;) {
    const next = successors.get(link(taskId, current));
    if (next === undefined) {
      return current;
    }
    current = next;
  }
}
