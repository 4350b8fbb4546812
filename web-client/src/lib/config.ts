import * as v from 'valibot';

const Config = v.object({
  issuer: v.pipe(v.string(), v.url()),
  clientId: v.pipe(v.string(), v.minLength(1)),
  scope: v.pipe(v.string(), v.minLength(1)),
});

/** Who issues tokens and for which client. Everything else is on the page's own origin. */
export type Config = v.InferOutput<typeof Config>;

/** Reads `/config.json` once at the start; throws if it is missing or not of this shape. */
export async function loadConfig(): Promise<Config> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  if (!response.ok) {
    throw new Error(`/config.json answered ${String(response.status)}`);
  }
  return v.parse(Config, await response.json());
}
