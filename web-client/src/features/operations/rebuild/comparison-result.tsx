import { Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { Comparison } from '@/lib/api/types';
import { inFull } from '@/lib/time';
import { number } from '../words';
import classes from './comparison-result.module.css';
import { Differences } from './differences';

interface ComparisonResultProps {
  comparison: Comparison;
  generation: number;
  /** The two have different folds: then they need not be equal. */
  otherFold: boolean;
}

/** A rebuilt generation beside the live one: rows, contents, and what differs. */
export function ComparisonResult({ comparison, generation, otherFold }: ComparisonResultProps) {
  const { equal, live, tables, position, at } = comparison;
  const Icon = equal ? IconCheck : IconAlertTriangle;
  return (
    <>
      <div>
        <p className={classes.verdict} data-equal={equal || undefined}>
          <Icon size={18} aria-hidden />
          {equal ? 'Equal to' : 'Not equal to'} generation {live}
        </p>
        <Text size="sm" c="dimmed">
          Compared at position {number.format(position)}, {inFull(at)}.
          {!equal &&
            otherFold &&
            ' It is made by another version of the fold: look whether the differences are those that you want.'}
        </Text>
      </div>
      <Table horizontalSpacing={6} className={classes.table} aria-label="Comparison">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Table</Table.Th>
            <Table.Th>Rows in {live}</Table.Th>
            <Table.Th>Rows in {generation}</Table.Th>
            <Table.Th>Contents</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tables.map(({ table, liveRows, rebuiltRows, equal: same }) => (
            <Table.Tr key={table}>
              <Table.Td>{table}</Table.Td>
              <Table.Td>{number.format(liveRows)}</Table.Td>
              <Table.Td>{number.format(rebuiltRows)}</Table.Td>
              <Table.Td>{same ? 'equal' : 'different'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {tables
        .filter(({ differences }) => differences.length > 0)
        .map(({ table, differences }) => (
          <Differences key={table} table={table} differences={differences} />
        ))}
    </>
  );
}
