import { ALICE, anEntry, BOB } from '@/testing/fixtures';
import { describe as inSentence } from './describe';

const people = [
  { userId: ALICE.id, name: 'Alice' },
  { userId: BOB.id, name: 'Bob' },
];

/** Without the marks that keep names and titles apart, which nobody sees. */
const seen = (text: string) => text.replace(/[\u2068\u2069]/g, '');

function sentence(event: string, field: string, from: unknown, to: unknown): string {
  return inSentence(anEntry({ event, changes: [{ field, from, to }] }), people);
}

describe('history in words', () => {
  it.each([
    ['TaskStatusChanged', 'status', 'TODO', 'IN_PROGRESS', 'moved it from To do to In progress'],
    ['TaskRenamed', 'title', 'A', 'B', 'renamed it from “A” to “B”'],
    ['TaskAssigneeChanged', 'assigneeId', null, 'bob', 'assigned it to Bob'],
    ['TaskAssigneeChanged', 'assigneeId', 'bob', null, 'unassigned it from Bob'],
    ['TaskAssigneeChanged', 'assigneeId', 'bob', 'alice', 'assigned it to Alice instead of Bob'],
    ['TaskDueDateChanged', 'dueDate', null, '2020-01-31', 'set the due date to Jan 31, 2020'],
    ['TaskDueDateChanged', 'dueDate', '2020-01-31', null, 'removed the due date'],
    [
      'TaskLabelsChanged',
      'labels',
      ['a', 'b'],
      ['b', 'c'],
      'added label “c” and removed label “a”',
    ],
    ['TaskPriorityChanged', 'priority', 'LOW', 'URGENT', 'changed the priority from Low to Urgent'],
    ['TaskDescriptionChanged', 'description', null, 'x', 'wrote the description'],
    ['TaskTrashed', 'state', 'ACTIVE', 'TRASHED', 'moved it to the trash'],
    ['MemberAdded', 'members.bob', null, 'EDITOR', 'added Bob as editor'],
    ['MemberRoleChanged', 'members.bob', 'EDITOR', 'OWNER', 'made Bob owner instead of editor'],
    ['MemberRemoved', 'members.bob', 'EDITOR', null, 'removed Bob from the project'],
  ])('%s of %s from %j to %j', (event, field, from, to, words) => {
    expect(seen(sentence(event, field, from, to))).toBe(words);
  });

  it('keeps its direction whatever titles and names are in it', () => {
    expect(sentence('TaskRenamed', 'title', '\u202eA', 'B')).toBe(
      'renamed it from “\u2068\u202eA\u2069” to “\u2068B\u2069”',
    );
    expect(sentence('MemberRemoved', 'members.bob', 'EDITOR', null)).toBe(
      'removed \u2068Bob\u2069 from the project',
    );
  });

  it('says what changed of an event that it does not know', () => {
    expect(sentence('TaskPinned', 'priority', 'LOW', 'HIGH')).toBe('changed the priority');
  });
});
