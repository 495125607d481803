import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PressError } from '../../../src/problem.js';
import { readSettings } from '../../../src/manuscript/settings/read.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/settings.md'), 'utf8');

/** The keys that a map of the settings may have, as the message about a key that it may not have lists them. */
function keysOf(...path: readonly string[]): readonly string[] {
  const yaml = `title: T\n${path.map((key) => `${key}: { `).join('')}${'q'.repeat(40)}: 1${' }'.repeat(path.length)}`;
  try {
    readSettings({ file: 'book.yaml', text: yaml, yaml, offset: 0 }, 'book');
  } catch (error) {
    const [, listed = ''] =
      /expected one of ([\w, -]+)/.exec(error instanceof PressError ? error.message : '') ?? [];
    return listed.split(', ');
  }
  return [];
}

describe('docs/settings.md', () => {
  it('has a row for every key, and for no other', () => {
    const rows = [...PAGE.matchAll(/^\| `([\w-]+)`/gm)].map(([, key]) => key);
    expect(rows.toSorted()).toEqual(keysOf().toSorted());
  });

  it.each([
    ['identifier'],
    ['series'],
    ['print'],
    ['booklet'],
    ['cover'],
    ['epub'],
    ['epub', 'pictures'],
    ['epub', 'certifier'],
  ])('names every key of %s %s', (...path) => {
    const row = PAGE.split('\n').find((line) => line.startsWith(`| \`${path[0]}\``));
    const keys = keysOf(...path.filter((key) => key));
    expect(keys.length).toBeGreaterThan(1);
    for (const key of keys) expect(row).toContain(`\`${key}\``);
  });
});
