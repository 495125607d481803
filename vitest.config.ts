import { defineConfig } from 'vitest/config';

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
    // what is built is loaded as it is: to transform it took longer than any test
    server: { deps: { external: [/\/dist\/lib\//] } },
  },
});
