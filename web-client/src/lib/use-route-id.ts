import { useParams } from 'react-router';

/** A parameter that the route's path is known to have. */
export function useRouteId(name: string): string {
  const value = useParams()[name];
  if (value === undefined) {
    throw new Error(`the route has no :${name}`);
  }
  return value;
}
