import type { AuditEntry, Me, Member, Project, Role, Task } from '@/lib/api/types';
import { ALICE } from './fixtures';

/** The state behind the faked network: what the servers' answers in tests are made from. */
export class FakeLog {
  me: Me = ALICE;
  people: Me[] = [ALICE];
  projects = new Map<string, Omit<Project, 'role' | 'taskCounts' | 'memberCount'>>();
  members = new Map<string, Map<string, Role>>();
  tasks = new Map<string, Task>();
  events: AuditEntry[] = [];
  /** Called with each new event; the event stream listens here. */
  listeners = new Set<(entry: AuditEntry) => void>();

  position(): number {
    return this.events.length;
  }

  token(): string {
    return `tl2-${this.position().toString(36)}-0000000f`;
  }

  nameOf(id: string | null): string | null {
    return this.people.find((person) => person.id === id)?.name ?? null;
  }

  append(
    event: string,
    target: { aggregateType: string; aggregateId: string; projectId: string; version: number },
    changes: AuditEntry['changes'] = [],
    actor: string = this.me.id,
  ): AuditEntry {
    const entry: AuditEntry = {
      id: String(this.events.length + 1),
      position: this.events.length + 1,
      at: new Date().toISOString(),
      actor,
      actorName: this.nameOf(actor),
      event,
      ...target,
      changes,
      commandId: null,
      correlationId: null,
      requestId: null,
    };
    this.events.push(entry);
    this.listeners.forEach((listener) => {
      listener(entry);
    });
    return entry;
  }

  addProject(id: string, name: string, role: Role = 'OWNER', with_: Partial<Project> = {}): void {
    const at = new Date().toISOString();
    const by = this.me.id;
    this.projects.set(id, {
      id,
      name,
      description: null,
      state: 'ACTIVE',
      version: 1,
      createdAt: at,
      createdBy: by,
      updatedAt: at,
      updatedBy: by,
      behind: false,
      ...with_,
    });
    this.members.set(id, new Map([[by, role]]));
    this.append('ProjectCreated', aggregate('Project', id, id, 1), [
      { field: 'name', from: null, to: name },
    ]);
  }

  addTask(task: Task): void {
    this.tasks.set(task.id, task);
    this.append('TaskCreated', aggregate('Task', task.id, task.projectId, task.version), [
      { field: 'title', from: null, to: task.title },
    ]);
  }

  /** Changes a task, one event a field, as somebody. */
  editTask(id: string, edit: Partial<Task>, actor: string = this.me.id): Task {
    let task = this.task(id);
    for (const [field, to] of Object.entries(edit)) {
      const from = task[field as keyof Task];
      if (JSON.stringify(from) === JSON.stringify(to)) {
        continue;
      }
      task = {
        ...task,
        [field]: to,
        version: task.version + 1,
        updatedAt: new Date().toISOString(),
        updatedBy: actor,
      };
      task.assigneeName = this.nameOf(task.assigneeId);
      this.tasks.set(id, task);
      this.append(
        eventOf(field, to),
        aggregate('Task', id, task.projectId, task.version),
        [{ field, from, to }],
        actor,
      );
    }
    return task;
  }

  task(id: string): Task {
    const task = this.tasks.get(id);
    if (task === undefined) {
      throw new Error(`no task ${id}`);
    }
    return task;
  }

  projectView(id: string): Project {
    const project = this.projects.get(id);
    if (project === undefined) {
      throw new Error(`no project ${id}`);
    }
    const count = (status: Task['status']) =>
      [...this.tasks.values()].filter(
        (task) => task.projectId === id && task.state === 'ACTIVE' && task.status === status,
      ).length;
    const members = this.members.get(id) ?? new Map<string, Role>();
    return {
      ...project,
      role: members.get(this.me.id) ?? null,
      memberCount: members.size,
      taskCounts: { todo: count('TODO'), inProgress: count('IN_PROGRESS'), done: count('DONE') },
    };
  }

  memberViews(projectId: string): Member[] {
    return [...(this.members.get(projectId) ?? [])].map(([userId, role]) => ({
      userId,
      name: this.nameOf(userId),
      role,
    }));
  }
}

export function aggregate(
  aggregateType: string,
  aggregateId: string,
  projectId: string,
  version: number,
) {
  return { aggregateType, aggregateId, projectId, version };
}

const EVENTS: Record<string, string> = {
  title: 'TaskRenamed',
  description: 'TaskDescriptionChanged',
  status: 'TaskStatusChanged',
  priority: 'TaskPriorityChanged',
  dueDate: 'TaskDueDateChanged',
  assigneeId: 'TaskAssigneeChanged',
  labels: 'TaskLabelsChanged',
};

function eventOf(field: string, to: unknown): string {
  return EVENTS[field] ?? (to === 'TRASHED' ? 'TaskTrashed' : 'TaskRestored');
}
