import type { Rebuild } from '@/lib/api/types';

/** What is asked before it is done: people notice it, or it cannot be undone. */
export type Asked = 'cancel' | 'promote' | 'rollback';

interface Question {
  title: string;
  action: string;
  children: string;
  danger?: boolean;
}

/** The question about a rebuild; `live` is the generation that people read. */
export function question(about: Asked, rebuild: Rebuild, live: number): Question {
  const own = `generation ${String(rebuild.generation)}`;
  const other = `generation ${String(about === 'rollback' ? rebuild.replaces : live)}`;
  switch (about) {
    case 'promote':
      return {
        title: `Promote ${own}?`,
        action: 'Promote',
        children: `From that moment people read ${own} instead of ${other}, from every instance.${warning(rebuild)} To go back stays possible for a while.`,
      };
    case 'rollback':
      return {
        title: `Roll back to ${other}?`,
        action: 'Roll back',
        children: `From that moment people read ${other} instead of ${own}, from every instance. It has been kept in step with the log: no change is missing from it.`,
      };
    case 'cancel':
      return {
        title: `Cancel the rebuild of ${own}?`,
        action: 'Cancel the rebuild',
        children: 'What it has built is dropped. What people read is not touched.',
        danger: true,
      };
  }
}

function warning({ comparison }: Rebuild): string {
  if (comparison === null) {
    return ' The two could not be compared: nobody knows whether they are equal.';
  }
  return comparison.equal
    ? ''
    : ` The two are not equal (compared with generation ${String(comparison.live)}): people will see the differences.`;
}
