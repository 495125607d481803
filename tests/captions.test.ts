import { EpubCheck } from '@likecoin/epubcheck-ts';
import { describe, expect, it } from 'vitest';
import { shelf } from '../src/edge/shelf.js';
import { readAnyPdf, wordsOf } from '../src/pdf/index.js';
import type { Value } from '../src/pdf/objects/index.js';
import { readStructure, type TagKid } from '../src/pdf/tags/structure.js';
import { lintEpub } from '../src/preflight/index.js';
import { publish } from '../src/publish.js';
import { filesOf } from './support/epub.js';
import { typesetter } from './support/press.js';
import { memoryWorld } from './support/world.js';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><path d="M0 0h200v40H0z" fill="#999"/></svg>';

const made = async (settings: string, files: Readonly<Record<string, string>>) => {
  const world = memoryWorld({
    'book.yaml': `title: Mills\nlanguage: en\nbibliography: []\nfront: [title, figures, tables]\n${settings}`,
    'a.svg': SVG,
    ...files,
  });
  const { artifacts, problems, pages } = await publish(
    world,
    { typesetter, shelf: shelf() },
    { target: '.' },
  );
  const [pdf, epub] = ['.pdf', '.epub'].map(
    (end) => artifacts.find(({ name }) => name.endsWith(end))?.bytes ?? new Uint8Array(),
  );
  return { pdf: pdf ?? new Uint8Array(), epub: epub ?? new Uint8Array(), problems, pages };
};

/** The roles of what is tagged: `Figure(Caption)`. */
const drawn = (kid: TagKid): string =>
  kid.kind === 'element' ? `${kid.role}(${kid.kids.map(drawn).join('')})` : '';

/** A string of a PDF, which is UTF-16 where it begins with a mark of byte order. */
const spoken = (value: Value): string =>
  value !== null && typeof value === 'object' && 'bytes' in value
    ? value.bytes.startsWith('\xfe\xff')
      ? Buffer.from(value.bytes.slice(2), 'latin1').swap16().toString('utf16le')
      : value.bytes
    : '';

const TEXT = 'The wheel had stood idle since the spring floods. '.repeat(20);

describe('numbered captions on paper and in the e-book', { timeout: 90_000 }, () => {
  it('have lists with folios, tags and landmarks, and lose no word', async () => {
    const { pdf, epub, problems } = await made('captions: numbered\nnumbered: 1\n', {
      '1.md': `# Wheel\n\n${TEXT}\n\n![A](a.svg "The wheel."){#fig-w}\n\n${TEXT}\n\n![B](a.svg "A plate"){.plate}\n\n${TEXT}[@fig-w]\n`,
      '2.md': `# Dam\n\n${TEXT}\n\nTable: *Mills* on the river {#tbl-m}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nSee [@tbl-m], [page #](1.md#fig-w).\n`,
    });
    expect(problems).toEqual([]);
    const pages = (await wordsOf(pdf)).map((page) => page.map(({ text }) => text).join(' '));
    const figures = pages.find((page) => page.startsWith('iv Figures'));
    expect(figures).toMatch(/^iv Figures 1\.1 The wheel 1 1\.2 A plate 3/);
    expect(pages.find((page) => page.startsWith('v Tables'))).toMatch(/^v Tables 2\.1 Mills on the river 4/);
    expect(pages.join(' ')).toMatch(/Figure 1\.1\. The wheel/i);
    expect(pages.join(' ')).toContain('See table 2.1, page 1.1.');

    const top = readStructure(await readAnyPdf(pdf));
    const tags = top ? top.kids.map(drawn).join('') : '';
    expect(tags.match(/TOC\(/g)).toHaveLength(3);
    expect(tags.match(/Figure\((?:\w+\(\))*Caption\(/g)).toHaveLength(2);
    expect(tags.match(/Table\(Caption\(/g)).toHaveLength(1);

    const files = filesOf(epub);
    const nav = files['OEBPS/toc.xhtml'] ?? '';
    expect(nav).toMatch(/<a epub:type="loi" href="[^"]*figures\.xhtml">Figures<\/a>/);
    expect(nav).toMatch(/<a epub:type="lot" href="[^"]*tables\.xhtml">Tables<\/a>/);
    const list = Object.entries(files).find(([name]) => name.endsWith('figures.xhtml'))?.[1] ?? '';
    expect(list).toContain('<section epub:type="loi" aria-labelledby="figures">');
    expect(list).toMatch(/<a href="[^"]*wheel\.xhtml#fig-w"><span class="entry-number">1\.1<\/span> The/);
    expect(list).not.toContain('page-number');
    const chapter = Object.entries(files).find(([name]) => name.endsWith('wheel.xhtml'))?.[1] ?? '';
    expect(chapter).toContain('<span class="caption-number">Figure\u00A01.1.</span> The');
  });

  it('of words in brackets are text, and what is heard instead of the picture is heard once', async () => {
    const { pdf, epub, problems } = await made('captions: numbered\n', {
      '1.md': `# Wheel\n\n${TEXT}\n\n![The *wheel* -- of "1843".[^n]](a.svg){#fig-w}\n\n${TEXT}\n\n![The dam](a.svg){alt="A dam from above"}\n\n[^n]: By an unknown hand.\n`,
    });
    expect(problems.filter(({ ruleId }) => ruleId !== 'list-empty')).toEqual([]);
    const said = (await wordsOf(pdf)).flat().map(({ text }) => text);
    expect(said.join(' ')).toMatch(/Figure 1\. The wheel – of “1843”\./i);
    const top = readStructure(await readAnyPdf(pdf));
    const alts: string[] = [];
    const look = (kid: TagKid): void => {
      if (kid.kind !== 'element') return;
      const alt = kid.role === 'Figure' ? kid.dict.get('Alt') : undefined;
      if (alt !== undefined) alts.push(spoken(alt));
      kid.kids.forEach(look);
    };
    top?.kids.forEach(look);
    expect(alts).toEqual(['The wheel – of “1843”.', 'A dam from above']);
    const files = filesOf(epub);
    const chapter = Object.entries(files).find(([name]) => name.endsWith('wheel.xhtml'))?.[1] ?? '';
    expect(chapter).toMatch(
      /<figure id="fig-w"><img [^>]*alt="" role="presentation"\/><figcaption>.*<em>wheel<\/em>/,
    );
    expect(chapter).toMatch(/alt="A dam from above"\/><figcaption>.*The dam</);
    const opf = Object.entries(files).find(([name]) => name.endsWith('.opf'))?.[1] ?? '';
    expect(opf).toContain('>alternativeText<');
    expect(opf).toContain('>visual<');
    expect(lintEpub(epub)).toEqual([]);
    expect((await EpubCheck.validate(epub)).messages).toEqual([]);
  });

  it('mark where the second page of a list begins', async () => {
    const figures = Array.from(
      { length: 60 },
      (_, i) => `![A](a.svg "Wheel ${'iv'.repeat(i % 3)} no. ${String(i)} of them")`,
    );
    const { epub, problems } = await made('captions: numbered\ntrim: a6\n', {
      '1.md': `# Wheel\n\n${figures.join('\n\n')}\n`,
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const files = filesOf(epub);
    const list = Object.entries(files).find(([name]) => name.endsWith('figures.xhtml'))?.[1] ?? '';
    const marks = [...list.matchAll(/aria-label="\w+"><\/span><a [^>]*><span class="entry-number">/g)];
    expect(marks.length).toBeGreaterThan(1);
    expect([...list.matchAll(/doc-pagebreak/g)]).toHaveLength(marks.length + 1);
  });
});
