import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, describe, expect, it } from 'vitest';
import { chromiumTypesetter } from '../../src/edge/chromium.js';
import type { Shard } from '../../src/pagination/typesetter.js';

const STYLE = `
@font-face { font-family: Text; src: url(/faces/regular.ttf) }
@page { size: 100mm 150mm; margin: 15mm; @bottom-center { content: counter(page) } }
body { font: 14px/19px Text; margin: 0; text-align: justify }
p { margin: 0; text-indent: 1em; orphans: 2; widows: 2 }
.note { float: footnote; font-size: 11px; line-height: 14px }
`;

const resolve = createRequire(import.meta.url).resolve;
const FACE = resolve('@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf');

async function serve(path: string): Promise<Uint8Array | undefined> {
  if (path === 'styles/test.css') return Buffer.from(STYLE);
  if (path === 'faces/regular.ttf') return readFile(FACE);
  return undefined;
}

const shard = (body: string, changes: Partial<Shard> = {}): Shard => ({
  id: 'test',
  html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="stylesheet" href="/styles/test.css"></head><body>${body}</body></html>`,
  firstSide: 'recto',
  firstPage: 1,
  numbering: 'decimal',
  ...changes,
});

const typesetter = chromiumTypesetter({ serve });
afterAll(() => typesetter.close());

const PARAGRAPHS = Array.from(
  { length: 20 },
  (_, i) => `<p id="p${i}">${'One word after another. '.repeat(20)}</p>`,
).join('\n');

describe('the typesetter', () => {
  it('lays out a section, with sides, folios and the ids that begin on each page', async () => {
    const { pages, pdf, problems } = await typesetter.typeset(
      shard(PARAGRAPHS, { firstSide: 'verso', firstPage: 4, numbering: 'lower-roman' }),
    );
    expect(problems).toEqual([]);
    expect(pages.slice(0, 3).map(({ side, label }) => `${label} ${side}`)).toEqual([
      'iv verso',
      'v recto',
      'vi verso',
    ]);
    expect(pages.flatMap(({ ids }) => ids)).toEqual(Array.from({ length: 20 }, (_, i) => `p${i}`));
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('refuses what is not in the book, and says so', async () => {
    const { problems } = await typesetter.typeset(
      shard(
        '<p>A <img src="https://example.com/a.png" alt=""> B <script>document.body.textContent = ""</script></p>',
      ),
    );
    expect(problems.map(({ ruleId }) => ruleId)).toContain('network-refused');
    expect(problems.map(({ message }) => message).join('\n')).toContain('https://example.com/a.png');
  });
});
