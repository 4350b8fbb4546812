import dayjs from 'dayjs';

/** Names of the events as the log has them. */
export const EVENTS = [
  'ProjectCreated',
  'ProjectRenamed',
  'ProjectDescriptionChanged',
  'ProjectArchived',
  'ProjectUnarchived',
  'ProjectTrashed',
  'ProjectRestored',
  'MemberAdded',
  'MemberRoleChanged',
  'MemberRemoved',
  'TaskCreated',
  'TaskRenamed',
  'TaskDescriptionChanged',
  'TaskStatusChanged',
  'TaskPriorityChanged',
  'TaskDueDateChanged',
  'TaskAssigneeChanged',
  'TaskLabelsChanged',
  'TaskTrashed',
  'TaskRestored',
  'UserRegistered',
  'UserRenamed',
  'UserSignedOut',
  'UserAccessRevoked',
];

/** What operators do stands among the events, by the name of what they did. */
export const OPERATOR_ACTIONS = [
  'ProjectionPaused',
  'ProjectionResumed',
  'RebuildRequested',
  'RebuildPaused',
  'RebuildResumed',
  'RebuildCancelled',
  'RebuildPromoted',
  'RebuildRolledBack',
  'DeadLetterRetried',
  'DeadLetterEvicted',
  'AuditTrailRead',
  'AuditTrailExported',
];

const TYPES = [...EVENTS, ...OPERATOR_ACTIONS];

export interface AuditFilter {
  actor: string | null;
  type: string[];
  aggregateId: string;
  projectId: string;
  /** Local date and time, as the pickers have them. */
  from: string | null;
  to: string | null;
}

export function auditFilterOf(parameters: URLSearchParams): AuditFilter {
  return {
    actor: parameters.get('actor'),
    type: TYPES.filter((type) => parameters.getAll('type').includes(type)),
    aggregateId: parameters.get('aggregateId') ?? '',
    projectId: parameters.get('projectId') ?? '',
    from: parameters.get('from'),
    to: parameters.get('to'),
  };
}

/** The filter in the words of the API: empty ones left out, local times as instants. */
export function auditQueryOf(filter: AuditFilter) {
  const instant = (local: string) => dayjs(local).toISOString();
  return {
    ...(filter.actor === null ? {} : { actor: filter.actor }),
    ...(filter.type.length === 0 ? {} : { type: filter.type }),
    ...(filter.aggregateId === '' ? {} : { aggregateId: filter.aggregateId }),
    ...(filter.projectId === '' ? {} : { projectId: filter.projectId }),
    ...(filter.from === null ? {} : { from: instant(filter.from) }),
    ...(filter.to === null ? {} : { to: instant(filter.to) }),
  };
}
