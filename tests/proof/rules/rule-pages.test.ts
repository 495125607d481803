import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulePage, rulesPage, RULES } from '../../../src/proof/index.js';

const PAGES = join(import.meta.dirname, '../../../docs/rules');

describe('docs/rules', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s is what the rule says', async (id, rule) => {
    await expect(rulePage(rule)).toMatchFileSnapshot(join(PAGES, `${id}.md`));
  });

  it('lists every rule and has no page of another', async () => {
    await expect(rulesPage(RULES)).toMatchFileSnapshot(join(PAGES, 'README.md'));
    const wanted = ['README.md', ...RULES.map(({ id }) => `${id}.md`)].sort();
    expect(readdirSync(PAGES).sort()).toEqual(wanted);
  });
});
