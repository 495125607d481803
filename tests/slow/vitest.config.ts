import { defineConfig } from 'vitest/config';

// eslint-disable-next-line no-restricted-syntax -- vitest asks for it
export default defineConfig({
  test: {
    // What we add to the parser of Markdown is tested on its development build too, which asserts what additions may do.
    include: ['tests/slow/**/*.test.ts', 'tests/manuscript/**/*.test.ts'],
    // The corpora take half an hour; they have a job of their own.
    exclude: process.env['npm_lifecycle_event'] === 'test:corpus' ? [] : ['tests/slow/corpus/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
