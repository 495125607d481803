import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProofSettings, RULES } from '../../../src/proof/index.js';
import { proof } from '../../../src/proof/with-markdown.js';
import { english } from '../english.js';

const MANUSCRIPT = join(import.meta.dirname, '../../../manuscript');
const SOURCE = join(MANUSCRIPT, 'source/serge-booklet.txt');

interface CarriedOver {
  readonly line: number;
  readonly text: string;
  readonly rule?: string;
}

const typos = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/proof/serge.json'), 'utf8'),
) as CarriedOver[];

describe('the pamphlet on Victor Serge', () => {
  it.skipIf(!existsSync(SOURCE))('has its typos found in the source, and next to nothing else', async () => {
    const text = readFileSync(SOURCE, 'utf8');
    const problems = proof([{ file: 'source.txt', text }], { language: await english });
    const found = problems.map(({ place, ruleId }) => ({
      line: place?.start.line,
      text: text.slice(place?.start.offset, place?.end.offset),
      rule: ruleId,
    }));
    for (const typo of typos) expect(found).toContainEqual(expect.objectContaining(typo));
    const alarms = found.filter(
      (one) => !typos.some((typo) => typo.line === one.line && typo.text === one.text),
    );
    expect(alarms.length, JSON.stringify(alarms)).toBeLessThanOrEqual(1);
  });

  it.skipIf(!existsSync(SOURCE))('is clean in the manuscript', async () => {
    const text = readFileSync(join(MANUSCRIPT, 'serge.md'), 'utf8');
    const settings = readProofSettings(
      'proof.yaml',
      readFileSync(join(MANUSCRIPT, 'proof.yaml'), 'utf8'),
      RULES.map(({ id }) => id),
    );
    const problems = proof([{ file: 'serge.md', text }], { language: await english, settings });
    expect(problems.map(({ message }) => message)).toEqual([]);
  });
});
