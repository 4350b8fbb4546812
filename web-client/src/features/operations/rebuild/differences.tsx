import type { RowDifference } from '@/lib/api/types';
import classes from './comparison-result.module.css';

/** As many as the server lists. */
const MOST = 100;

interface DifferencesProps {
  table: string;
  differences: readonly RowDifference[];
}

/** Which rows of a table are not the same, by their keys. */
export function Differences({ table, differences }: DifferencesProps) {
  return (
    <div>
      <p className={classes.lead}>
        {differences.length >= MOST ? 'The first hundred rows' : 'Rows'} of {table} that differ:
      </p>
      <ul className={classes.differences} aria-label={`Differences in ${table}`}>
        {differences.map((difference) => (
          <li key={keyOf(difference)}>
            <code>{keyOf(difference)}</code> <span>{inWords(difference)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function keyOf({ key }: RowDifference): string {
  return Object.entries(key)
    .map(([column, value]) => `${column} ${value}`)
    .join(', ');
}

function inWords({ kind, columns }: RowDifference): string {
  switch (kind) {
    case 'ONLY_LIVE':
      return 'is only in the live generation';
    case 'ONLY_REBUILT':
      return 'is only in the rebuilt generation';
    case 'CHANGED':
      return `differs in ${columns.join(', ')}`;
  }
}
