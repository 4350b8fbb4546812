import { ActionIcon, Code, Collapse, ScrollArea, Table, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { AuditEntry } from '@/lib/api/types';
import classes from './audit-table.module.css';
import { actorOf, summary } from './summary';

const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <ScrollArea type="auto" scrollbars="x" viewportProps={{ tabIndex: 0 }}>
      <Table className={classes.table} verticalSpacing={7}>
        <Table.Caption className={classes.caption}>Events, newest first</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={40}>
              <span className={classes.caption}>Details</span>
            </Table.Th>
            <Table.Th>Position</Table.Th>
            <Table.Th>When</Table.Th>
            <Table.Th>Who</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Changes</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Row
              key={entry.id}
              entry={entry}
              opened={entry.id === opened}
              onToggle={() => {
                setOpened(entry.id === opened ? null : entry.id);
              }}
            />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

interface RowProps {
  entry: AuditEntry;
  opened: boolean;
  onToggle: () => void;
}

function Row({ entry, opened, onToggle }: RowProps) {
  const details = `audit-${entry.id}`;
  return (
    <Fragment>
      <Table.Tr>
        <Table.Td>
          <ActionIcon
            aria-expanded={opened}
            aria-controls={details}
            aria-label={`Details of ${entry.event}, ${entry.id}`}
            onClick={onToggle}
          >
            {opened ? (
              <IconChevronDown size={16} aria-hidden />
            ) : (
              <IconChevronRight size={16} aria-hidden />
            )}
          </ActionIcon>
        </Table.Td>
        <Table.Td className="numbers">{entry.position}</Table.Td>
        <Table.Td className={classes.when}>{exact.format(new Date(entry.at))}</Table.Td>
        <Table.Td className={classes.when}>{actorOf(entry)}</Table.Td>
        <Table.Td className={classes.when}>{entry.event}</Table.Td>
        <Table.Td>
          <Text size="sm" lineClamp={1} className={classes.changes}>
            {summary(entry)}
          </Text>
        </Table.Td>
      </Table.Tr>
      <Table.Tr id={details} hidden={!opened}>
        <Table.Td colSpan={6}>
          <Collapse expanded={opened}>
            <Code block>{JSON.stringify(entry, null, 2)}</Code>
          </Collapse>
        </Table.Td>
      </Table.Tr>
    </Fragment>
  );
}
