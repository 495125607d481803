import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restore } from '../../../src/restore/index.js';
import { english } from '../english.js';

/** The pamphlet's text, set again in lines of 62 letters: clean pages of 24 lines, with nothing at their edges. */
function linesOfText(): string[] {
  const text = readFileSync(join(import.meta.dirname, '../../../manuscript/serge.md'), 'utf8');
  return text
    .replaceAll(/\[[^\]]*\]|[#*_\\]/g, '')
    .split(/\n+/)
    .filter((paragraph) => paragraph.length > 120)
    .flatMap((paragraph) => {
      const lines = [''];
      for (const word of paragraph.split(/\s+/)) {
        const line = lines.at(-1) ?? '';
        if (`${line} ${word}`.length > 62) lines.push(word);
        else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
      }
      return lines;
    });
}

const PAGE = 24;
const SADDLE = [11, 0, 1, 10, 9, 2, 3, 8, 7, 4, 5, 6];

describe('pages without a mark between them', () => {
  const lines = linesOfText();
  const pages = SADDLE.map((_, i) => lines.slice(i * PAGE, (i + 1) * PAGE));

  it('stay as they are where they are in order, with a doubt', async () => {
    const { report } = restore([{ file: 'a.txt', text: pages.flat().join('\n') }], {
      learning: { en: await english() },
    });
    expect(report.order.changed).toBe(false);
    expect(report.order.confidence).toBeLessThan(0.9);
  });

  it('never come in a wrong order with nothing between them and no doubt', async () => {
    const text = SADDLE.flatMap((page) => pages[page] ?? []).join('\n');
    const { report } = restore([{ file: 'a.txt', text }], { learning: { en: await english() } });
    expect(report.order.confidence).toBeLessThan(0.9);
    expect(report.problems.map(({ ruleId }) => ruleId)).toContain('reading-order');
  });

  it('are put in order where blank lines part them', async () => {
    const text = SADDLE.map((page) => pages[page]?.join('\n') ?? '').join('\n\n');
    const { report } = restore([{ file: 'a.txt', text }], { learning: { en: await english() } });
    expect(report.order.found).toBe('saddle stitch');
    expect(report.order.pages.map(({ input }) => input)).toEqual(
      SADDLE.map((_, page) => SADDLE.indexOf(page) + 1),
    );
  });
});
