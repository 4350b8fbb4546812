import { send } from '@/lib/api/send';
import { auditQueryOf, type AuditFilter } from './audit-filter';

export type ExportFormat = 'csv' | 'ndjson';

/**
 * Saves all events that match as a file. The browser takes the stream as a blob, which it keeps on
 * disk when it is large, because a plain link could not carry the access token.
 */
export async function exportAudit(filter: AuditFilter, format: ExportFormat): Promise<void> {
  const url = new URL('/api/admin/audit/export', window.location.origin);
  url.searchParams.set('format', format);
  for (const [name, value] of Object.entries(auditQueryOf(filter))) {
    for (const each of Array.isArray(value) ? value : [value]) {
      url.searchParams.append(name, each);
    }
  }
  const response = await send(new Request(url));
  const file = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = file;
  link.download = `taskledger-audit-${new Date().toISOString().slice(0, 10)}.${format}`;
  link.click();
  // The download has its own hold on the blob by then.
  setTimeout(() => {
    URL.revokeObjectURL(file);
  }, 60_000);
}
