import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { notifyDone, notifyFailed } from '@/lib/ui/notify';
import type { AuditFilter } from './audit-filter';
import { exportAudit, type ExportFormat } from './export-audit';

export function ExportMenu({ filter }: { filter: AuditFilter }) {
  const saving = useMutation({
    mutationFn: (format: ExportFormat) => exportAudit(filter, format),
    onSuccess: () => {
      notifyDone('The export is saved to your downloads.');
    },
    onError: (error) => {
      notifyFailed('The export did not work', error);
    },
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={saving.isPending}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() => {
            saving.mutate('csv');
          }}
        >
          Spreadsheet (CSV)
        </Menu.Item>
        <Menu.Item
          onClick={() => {
            saving.mutate('ndjson');
          }}
        >
          One event a line (NDJSON)
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
