import { defineConfig } from 'vitest/config';

// eslint-disable-next-line no-restricted-syntax -- vitest asks for it
export default defineConfig({
  test: { include: ['tests/slow/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
