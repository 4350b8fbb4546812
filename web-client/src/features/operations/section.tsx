import { Group, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

interface SectionProps {
  title: ReactNode;
  /** Beside the title, at its right. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A sheet of its own, named by its title. */
export function Section({ title, aside, children }: SectionProps) {
  const heading = useId();
  return (
    <section className={classes.section} aria-labelledby={heading}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4" id={heading}>
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </section>
  );
}
