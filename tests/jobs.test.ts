import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const read = (name: string): string => readFileSync(join(import.meta.dirname, '..', name), 'utf8');

it('`npm test` reads Markdown as it ships, without the assertions of the development build', () => {
  expect(createRequire(import.meta.url).resolve('mdast-util-from-markdown')).not.toContain('/dev/');
});

it('every job of tests is told of', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
  const jobs = Object.keys(scripts).filter((name) => name.startsWith('test:'));
  expect(jobs.length).toBeGreaterThan(2);
  const house = read('ARCHITECTURE.md');
  for (const job of jobs) expect(house).toMatch(new RegExp(`\`(?:npm run )?${job}\``));
});
