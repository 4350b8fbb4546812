import { useEffect } from 'react';

/** Names the page in the tab and, through it, to screen readers. */
export function useTitle(...parts: (string | undefined)[]): void {
  const title = [...parts.filter((part) => part !== undefined && part !== ''), 'Taskledger'].join(
    ' · ',
  );
  useEffect(() => {
    document.title = title;
  }, [title]);
}
