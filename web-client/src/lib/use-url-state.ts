import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Search parameters as state: empty values disappear, and any change but `page` starts at page 1. */
export function useUrlState() {
  const [parameters, setParameters] = useSearchParams();
  const change = useCallback(
    (next: Record<string, string | string[] | null>) => {
      setParameters(
        (current) => {
          const changed = new URLSearchParams(current);
          if (!('page' in next)) {
            changed.delete('page');
          }
          for (const [name, value] of Object.entries(next)) {
            changed.delete(name);
            for (const each of Array.isArray(value) ? value : [value]) {
              if (each !== null && each !== '') changed.append(name, each);
            }
          }
          return changed;
        },
        { replace: true },
      );
    },
    [setParameters],
  );
  return { parameters, change };
}
