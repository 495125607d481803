import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../console.js';

let cwd = '';

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'own-rules-'));
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const rule = (id: string, check: string): string =>
  `{ id: '${id}', summary: 'S', why: 'W', examples: { wrong: ['[[whilst→while]]'], right: ['while'] }, ${check} }`;
const WHILST = rule(
  'no-whilst',
  `*check({ text }) {
    for (const { index } of text.matchAll(/whilst/g))
      yield { start: index, end: index + 6, expected: ['while'], note: 'House style.', confidence: 0.9, certain: true };
  }`,
);

/** A book with rules of its own. */
function book(name: string, code: string): string {
  mkdirSync(join(cwd, name), { recursive: true });
  writeFileSync(join(cwd, name, 'a.md'), 'He sang whilst he worked.\n');
  writeFileSync(join(cwd, name, 'proof.rules.js'), code);
  return name;
}

describe('rules of a book’s own', () => {
  it('are run when that is allowed', async () => {
    const folder = book('allowed', `export const rules = [${WHILST}];`);
    const { code, out, err } = await run(['proof', folder, '--allow-code', '--format', 'json'], { cwd });
    expect(JSON.parse(out)).toMatchObject([{ ruleId: 'no-whilst', start: 8, end: 14, expected: ['while'] }]);
    expect([code, err]).toEqual([1, '']);
    const fixed = await run(['proof', `${folder}/a.md`, '--allow-code', '--fix-dry-run'], { cwd });
    expect(fixed.out).toContain('+He sang while he worked.\n');
  });

  it('are named, and not run, where it is not', async () => {
    const folder = book('refused', `globalThis.ranOwnRules = true; export const rules = [${WHILST}];`);
    const accepted = 'accepted:\n  - { rule: no-whilst, text: whilst, reason: his English }\n';
    writeFileSync(join(cwd, folder, 'proof.yaml'), accepted);
    const { code, out, err } = await run(['proof', folder], { cwd });
    expect([code, out]).toEqual([0, '']);
    expect(err).toBe('refused/proof.rules.js is not run, for it is code: with --allow-code it is.\n');
    expect('ranOwnRules' in globalThis).toBe(false);
  });

  it.each([
    ['nothing', 'export const x = 1;', 'expected a list named rules'],
    ['broken', 'export const rules = [', 'Unexpected failure to load broken/proof.rules.js ('],
    ['no-why', "export const rules = [{ id: 'x', summary: 'S' }];", 'rule 1 without why'],
    ['taken', `export const rules = [${rule('article', 'check: () => []')}];`, 'article, expected one that'],
    ['id', `export const rules = [${rule('No_Good', 'check: () => []')}];`, 'expected lower case'],
    [
      'throws',
      `export const rules = [${rule('own', "check() { throw new Error('oh') }")}];`,
      'Unexpected error “oh” in “He sang whilst he worked.…” from rule own of throws/proof.rules.js',
    ],
    [
      'offsets',
      `export const rules = [${rule('own', "check: () => [{ start: 5, end: 900, expected: [], note: 'n', confidence: 1 }]")}];`,
      'start 5 and end 900 in a text of 25 from rule own',
    ],
  ])('say where they are wrong: %s', async (name, source, message) => {
    const folder = book(name, source);
    const { code, out, err } = await run(['proof', folder, '--allow-code'], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain(`${folder}/proof.rules.js`);
    expect(err).not.toMatch(/^\s+at /m);
  });
});
