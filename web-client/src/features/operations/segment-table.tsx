import { Table } from '@mantine/core';
import classes from './segment-table.module.css';
import { number } from './words';

interface SegmentTableProps {
  /** Whose segments they are, for screen readers. */
  of: string;
  /** What the number of each segment is. */
  measure: string;
  segments: readonly { segment: number; value: number; owner: string }[];
}

/** Parts of the work, and the instance that holds each. */
export function SegmentTable({ of, measure, segments }: SegmentTableProps) {
  return (
    <Table horizontalSpacing={6} className={classes.table} aria-label={`Segments of ${of}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Segment</Table.Th>
          <Table.Th>{measure}</Table.Th>
          <Table.Th>Instance</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {segments.map(({ segment, value, owner }) => (
          <Table.Tr key={segment}>
            <Table.Td>{segment}</Table.Td>
            <Table.Td>{number.format(value)}</Table.Td>
            <Table.Td className={classes.owner}>{owner}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
