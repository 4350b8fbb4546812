import { Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: ReactNode;
  /** Above the title: where this page belongs. */
  above?: ReactNode;
  /** Under the title, small. */
  below?: ReactNode;
  actions?: ReactNode;
  /** Fill the height of the window and let the content scroll by itself. */
  fill?: boolean;
  children: ReactNode;
}

/** The head of every screen: its title over a double rule, as in a ledger. */
export function Page({ title, above, below, actions, fill = false, children }: PageProps) {
  return (
    <div className={classes.page} data-fill={fill || undefined}>
      <header className={classes.head}>
        {above}
        <Group justify="space-between" align="flex-end" gap="sm">
          <Stack gap={2} miw={0} flex="1 1 220px">
            <Title order={1} className={classes.title}>
              {title}
            </Title>
            {below}
          </Stack>
          <Group gap="xs">{actions}</Group>
        </Group>
      </header>
      {children}
    </div>
  );
}
