import { Button } from '@mantine/core';
import { describe, type Person } from './describe';
import { EntryList } from './entry-list';
import { useTaskHistory } from './use-history';

interface TaskHistoryProps {
  projectId: string;
  taskId: string;
  people: readonly Person[];
  /** The time at which the task is shown, if not now. */
  asOf: string | null;
  onAsOf: (at: string | null) => void;
}

export function TaskHistory({ projectId, taskId, people, asOf, onAsOf }: TaskHistoryProps) {
  const history = useTaskHistory(projectId, taskId);
  return (
    <EntryList
      history={history}
      sentence={(entry) => describe(entry, people)}
      isChosen={(entry) => entry.at === asOf}
      action={(entry) => (
        <Button
          size="compact-xs"
          variant="default"
          flex="none"
          aria-pressed={entry.at === asOf}
          aria-label={`View the task as it was then: ${describe(entry, people)}`}
          onClick={() => {
            onAsOf(entry.at === asOf ? null : entry.at);
          }}
        >
          {entry.at === asOf ? 'Back to now' : 'View'}
        </Button>
      )}
    />
  );
}
