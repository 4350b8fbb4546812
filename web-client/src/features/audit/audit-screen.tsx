import { Skeleton, Text } from '@mantine/core';
import { BehindNotice } from '@/lib/ui/behind-notice';
import { Page } from '@/lib/ui/page';
import { Pager } from '@/lib/ui/pager';
import { Empty, Failure } from '@/lib/ui/states';
import { useTitle } from '@/lib/use-title';
import { useUrlState } from '@/lib/use-url-state';
import { auditFilterOf } from './audit-filter';
import { AuditFilterBar } from './audit-filter-bar';
import { AuditTable } from './audit-table';
import { ExportMenu } from './export-menu';
import { useAudit } from './use-audit';

const SIZE = 50;

/** Every event of the whole log, for administrators. */
export function AuditScreen() {
  const { parameters, change } = useUrlState();
  const filter = auditFilterOf(parameters);
  const page = Math.max(0, Number(parameters.get('page') ?? 0) || 0);
  const audit = useAudit(filter, page, SIZE);
  useTitle('Audit trail');
  return (
    <Page
      title="Audit trail"
      below={
        <Text size="sm" c="dimmed">
          Every change ever made: who, when, what, and what it was before; and what operators did.
        </Text>
      }
      actions={<ExportMenu filter={filter} />}
    >
      <AuditFilterBar filter={filter} onChange={change} />
      {audit.isPending && <Skeleton height={320} aria-hidden="true" />}
      <Failure of={audit} />
      <BehindNotice behind={audit.data?.page.behind} />
      {audit.data?.content.length === 0 && (
        <Empty title="No event matches">Loosen the filters to see more.</Empty>
      )}
      {audit.data !== undefined && audit.data.content.length > 0 && (
        <>
          <AuditTable entries={audit.data.content} />
          <Pager
            page={audit.data.page}
            of="events"
            onPage={(number) => {
              change({ page: String(number) });
            }}
          />
        </>
      )}
    </Page>
  );
}
