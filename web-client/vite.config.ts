import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Where a running Taskledger answers; the dev server passes API calls and settings on to it. */
const backend = process.env.BASE_URL ?? 'http://localhost:8080';

const { version, repository } = JSON.parse(
  readFileSync(new URL('./package.json', import.meta.url), 'utf8'),
) as { version: string; repository: { url: string } };

/** What the About dialog tells; a delivery names its commit. */
const release = { version, commit: process.env.COMMIT ?? '', source: repository.url };

export default defineConfig({
  define: { __RELEASE__: JSON.stringify(release) },
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    // The local OpenID provider lets a browser sign in from this port and no other.
    port: 5173,
    strictPort: true,
    // The faked network of `npm run dev:mock` is a service worker that lies outside the page's path.
    headers: { 'Service-Worker-Allowed': '/' },
    proxy: { '/api': { target: backend, changeOrigin: true }, '/config.json': backend },
  },
  build: {
    target: 'es2022',
    // Nothing inlined as data: so that the content security policy can stay at 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    // The texts of what is bundled, which its licences ask for; the About dialog leads there.
    license: { fileName: 'licences.txt' },
  },
  test: {
    environment: 'jsdom',
    globals: true,
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    // Modules are loaded once a worker, not once a file: most of the time goes there.
    isolate: false,
    // The machine may be busy with servers during a full build.
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
