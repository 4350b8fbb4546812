import { Empty } from '@/lib/ui/states';
import { describe, type Person } from './describe';
import { EntryList } from './entry-list';
import { useProjectHistory } from './use-history';

interface ProjectHistoryProps {
  projectId: string;
  people: readonly Person[];
}

export function ProjectHistory({ projectId, people }: ProjectHistoryProps) {
  const history = useProjectHistory(projectId);
  if (history.data?.entries.length === 0 && !history.data.behind) {
    return <Empty title="Nothing has happened yet" />;
  }
  return (
    <div style={{ maxWidth: 760 }}>
      <EntryList history={history} sentence={(entry) => describe(entry, people, 'a task')} />
    </div>
  );
}
