import type { HistoryEntry } from '@/lib/api/types';
import { isolated, quoted } from '@/lib/isolated';
import { inWord } from '@/lib/task-words';
import { calendarDate } from '@/lib/time';

const MEMBER = 'members.';

export interface Person {
  userId: string;
  name: string;
}

type Change = HistoryEntry['changes'][number];

const FIELDS: Record<string, string> = {
  title: 'the title',
  name: 'the name',
  description: 'the description',
  status: 'the status',
  priority: 'the priority',
  dueDate: 'the due date',
  assigneeId: 'the assignee',
  labels: 'the labels',
};

/**
 * What an event did, as the rest of a sentence that begins with the actor's name.
 *
 * @param it what the sentence calls the thing: "it" on a task's own page, "a task" elsewhere
 */
export function describe(entry: HistoryEntry, people: readonly Person[], it = 'it'): string {
  const [first] = entry.changes;
  const name = (id: unknown) => {
    const person = people.find(({ userId }) => userId === id);
    if (person !== undefined) return isolated(person.name);
    return typeof id === 'string' ? 'someone' : '';
  };
  const from = first?.from ?? null;
  const to = first?.to ?? null;
  switch (entry.event) {
    case 'TaskCreated':
      return `created ${it}`;
    case 'TaskRenamed':
      return `renamed ${it} from ${quoted(plain(from))} to ${quoted(plain(to))}`;
    case 'TaskDescriptionChanged':
    case 'ProjectDescriptionChanged':
      return `${verb(from, to)} the description${it === 'it' ? '' : ` of ${it}`}`;
    case 'TaskStatusChanged':
      return `moved ${it} from ${word(from)} to ${word(to)}`;
    case 'TaskPriorityChanged':
      return `changed the priority${of(it)} from ${word(from)} to ${word(to)}`;
    case 'TaskDueDateChanged':
      return dueDate(from, to, it);
    case 'TaskAssigneeChanged':
      return to === null
        ? `unassigned ${it} from ${name(from)}`
        : `assigned ${it} to ${name(to)}${from === null ? '' : ` instead of ${name(from)}`}`;
    case 'TaskLabelsChanged':
      return labels(from, to, it);
    case 'TaskTrashed':
      return `moved ${it} to the trash`;
    case 'TaskRestored':
      return `restored ${it} from the trash`;
    case 'ProjectCreated':
      return 'created the project';
    case 'ProjectRenamed':
      return `renamed the project from ${quoted(plain(from))} to ${quoted(plain(to))}`;
    case 'ProjectArchived':
      return 'archived the project';
    case 'ProjectUnarchived':
      return 'unarchived the project';
    case 'ProjectTrashed':
      return 'moved the project to the trash';
    case 'ProjectRestored':
      return 'restored the project from the trash';
    case 'MemberAdded':
      return `added ${member(first, name)} as ${role(to)}`;
    case 'MemberRoleChanged':
      return `made ${member(first, name)} ${role(to)} instead of ${role(from)}`;
    case 'MemberRemoved':
      return `removed ${member(first, name)} from the project`;
    default:
      return entry.changes.length === 0
        ? `did something new: ${entry.event}`
        : `changed ${entry.changes.map(({ field }) => FIELDS[field] ?? field).join(', ')}`;
  }
}

const of = (it: string) => (it === 'it' ? '' : ` of ${it}`);

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const word = (value: unknown) => inWord(plain(value));

function verb(from: unknown, to: unknown): string {
  if (from === null) return 'wrote';
  return to === null ? 'removed' : 'changed';
}

function dueDate(from: unknown, to: unknown, it: string): string {
  if (to === null) return `removed the due date${of(it)}`;
  return from === null
    ? `set the due date${of(it)} to ${calendarDate(plain(to))}`
    : `moved the due date${of(it)} from ${calendarDate(plain(from))} to ${calendarDate(plain(to))}`;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function labels(from: unknown, to: unknown, it: string): string {
  const before = list(from);
  const after = list(to);
  const added = after.filter((label) => !before.includes(label));
  const removed = before.filter((label) => !after.includes(label));
  const parts = [
    ...(added.length > 0 ? [`added ${several('label', added)}`] : []),
    ...(removed.length > 0 ? [`removed ${several('label', removed)}`] : []),
  ];
  return parts.length === 0
    ? `changed the labels${of(it)}`
    : parts.join(' and ') + (it === 'it' ? '' : ` on ${it}`);
}

function several(noun: string, values: string[]): string {
  return `${noun}${values.length > 1 ? 's' : ''} ${values.map(quoted).join(', ')}`;
}

const ROLES: Record<string, string> = { OWNER: 'owner', EDITOR: 'editor', VIEWER: 'viewer' };

const role = (value: unknown) => ROLES[plain(value)] ?? 'member';

/** Whom a change of membership is about: its field is `members.<user id>`. */
function member(change: Change | undefined, name: (id: string) => string): string {
  return change?.field.startsWith(MEMBER) === true
    ? name(change.field.slice(MEMBER.length))
    : 'someone';
}
