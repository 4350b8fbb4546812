import createClient, { type ClientOptions } from 'openapi-fetch';
import type { paths as CommandPaths } from '@/generated/command-side';
import type { paths as QueryPaths } from '@/generated/query-side';
import { send } from './send';

const options: ClientOptions = {
  baseUrl: window.location.origin,
  fetch: send,
  // Lists go as repeated parameters: status=TODO&status=DONE.
  querySerializer: { array: { style: 'form', explode: true } },
};

/** The command side, typed by its OpenAPI document. */
export const commands = createClient<CommandPaths>(options);

/** The query side, typed by its OpenAPI document. */
export const queries = createClient<QueryPaths>(options);

/** The body of an answer; `send` has already thrown for anything but success. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}
