import { defineConfig } from 'vitest/config';

// The parser of Markdown as it ships: vitest asks for development builds else, and the assertions of that one take as long again as its work.
// tests/slow has it.
process.env['NODE_ENV'] = 'production';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/slow/**'],
    testTimeout: 20_000,
    // whole books are made in some
    hookTimeout: 60_000,
    // one core is left idle else: of two, half the machine
    maxWorkers: '100%',
    // a quarter of the time went into loading the same modules for each file; none of ours keeps what a test leaves in it
    isolate: false,
    // most of what a test makes is gone before the next: with room for it, half as much is collected
    execArgv: ['--max-semi-space-size=64'],
    // what is built is loaded as it is: to transform it took longer than any test
    server: { deps: { external: [/\/dist\/lib\//] } },
  },
});
