import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const job = process.env['npm_lifecycle_event'];

/** Tests that ask chance more often here than `npm test` does. */
const tests = join(import.meta.dirname, '..');
const chance = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) => name.endsWith('.test.ts') && readFileSync(join(tests, name), 'utf8').includes('/chance.js'),
  )
  .map((name) => `tests/${name.replaceAll('\\', '/')}`);

// eslint-disable-next-line no-restricted-syntax -- vitest asks for it
export default defineConfig({
  test: {
    // What we add to the parser of Markdown is tested on its development build too, which asserts what additions may do.
    include:
      job === 'test:chance'
        ? chance
        : ['tests/slow/**/*.test.ts', 'tests/manuscript/**/*.test.ts', ...chance],
    // The corpora take half an hour; they have a job of their own.
    exclude: job === 'test:corpus' ? [] : ['tests/slow/corpus/**'],
    env: { TEST_CHANCE: 'all' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
