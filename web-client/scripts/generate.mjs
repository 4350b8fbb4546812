// Types of the API, from the OpenAPI documents that the two services commit and test.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const root = new URL('../../', import.meta.url);
const generated = new URL('../src/generated/', import.meta.url);

mkdirSync(generated, { recursive: true });
for (const side of ['command-side', 'query-side']) {
  const document = new URL(`${side}/src/main/openapi/${side}.json`, root);
  if (!existsSync(document)) {
    console.error(`web-client: ${side}/src/main/openapi/${side}.json is missing.`);
    process.exit(1);
  }
  writeFileSync(new URL(`${side}.d.ts`, generated), astToString(await openapiTS(document)));
}
