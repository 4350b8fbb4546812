/** What this page was built from; `vite.config.ts` fills it in. */
interface Release {
  version: string;
  /** In full; empty if it is not known, as in a build from a working copy. */
  commit: string;
  /** Where the source is, without a slash at the end. */
  source: string;
}

declare const __RELEASE__: Release;

export const release = __RELEASE__;

/** A file of the source, of this very commit if it is known. */
export function sourceOf(file: string, { source, commit }: Release = release): string {
  return `${source}/blob/${commit === '' ? 'main' : commit}/${file}`;
}
