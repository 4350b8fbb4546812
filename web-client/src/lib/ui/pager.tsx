import { Group, Pagination, Text } from '@mantine/core';
import type { Page } from '../api/types';

interface PagerProps {
  page: Page<unknown>['page'];
  /** The noun of the rows, in the plural. */
  of: string;
  onPage: (number: number) => void;
}

export function Pager({ page, of, onPage }: PagerProps) {
  const first = page.totalElements === 0 ? 0 : page.number * page.size + 1;
  const last = Math.min((page.number + 1) * page.size, page.totalElements);
  const total =
    page.totalIsExact === false
      ? `${page.totalElements.toLocaleString('en')}+`
      : String(page.totalElements);
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm" c="dimmed" className="numbers" aria-live="polite">
        {first}–{last} of {total} {of}
      </Text>
      {page.totalPages > 1 && (
        <Pagination
          size="sm"
          total={page.totalPages}
          value={page.number + 1}
          onChange={(number) => {
            onPage(number - 1);
          }}
          getControlProps={(control) => ({
            'aria-label': `${control[0]?.toUpperCase() ?? ''}${control.slice(1)} page`,
          })}
          getItemProps={(number) => ({ 'aria-label': `Page ${String(number)}` })}
        />
      )}
    </Group>
  );
}
