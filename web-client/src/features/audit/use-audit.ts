import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { AuditEntry, Page } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';
import { auditQueryOf, type AuditFilter } from './audit-filter';

/** Every event of the log that matches, newest first. */
export function useAudit(filter: AuditFilter, page: number, size: number) {
  const query = { ...auditQueryOf(filter), page, size };
  return useQuery({
    queryKey: keys.auditPage(query),
    queryFn: ({ signal }) =>
      body<Page<AuditEntry>>(queries.GET('/api/admin/audit', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}
